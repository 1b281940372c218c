WITH told AS (
    SELECT CASE WHEN predicate IN (bkg('manages'), bkg('establishes')) THEN object ELSE subject END AS fund, * FROM asserted
    WHERE predicate IN (bkg('manages'), bkg('establishes'), bkg('serves'), bkg('focusesOn'))),
more AS (SELECT fund, string_agg(DISTINCT subject, ' ') FILTER (predicate = bkg('manages')) AS manager,
        string_agg(DISTINCT subject, ' ') FILTER (predicate = bkg('establishes')) AS establisher,
        string_agg(DISTINCT object, ' ') FILTER (predicate = bkg('serves')) AS serves,
        string_agg(DISTINCT object, ' ') FILTER (predicate = bkg('focusesOn')) AS focus, string_agg(DISTINCT states, ' ') AS facts
    FROM told GROUP BY fund),
sized AS (SELECT subject AS fund, bound, value AS size, unit, time, modality, string_agg(DISTINCT states, ' ') AS facts
    FROM asserted WHERE metric = bkg('fundSize') GROUP BY ALL)
SELECT k.a AS fund, bound, size, unit, time, modality, manager, establisher, serves, focus, concat_ws(' ', sized.facts, more.facts) AS facts
FROM (SELECT a FROM kind WHERE b = bkg('Fund')) k LEFT JOIN more ON more.fund = k.a LEFT JOIN sized ON sized.fund = k.a
WHERE more.fund IS NOT NULL OR sized.fund IS NOT NULL ORDER BY size DESC, k.a, time, modality;
