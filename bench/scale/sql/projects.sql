WITH told AS (
    SELECT CASE WHEN predicate = bkg('undertakes') THEN object ELSE subject END AS project, * FROM asserted
    WHERE predicate IN (bkg('undertakes'), bkg('locatedIn'))),
more AS (SELECT project, string_agg(DISTINCT subject, ' ') FILTER (predicate = bkg('undertakes')) AS owner,
        string_agg(DISTINCT object, ' ') FILTER (predicate = bkg('locatedIn')) AS site, string_agg(DISTINCT states, ' ') AS facts
    FROM told GROUP BY project),
sized AS (SELECT subject AS project, bound, value AS amount, unit, time, modality, string_agg(DISTINCT states, ' ') AS facts
    FROM asserted WHERE metric = bkg('investmentAmount') GROUP BY ALL)
SELECT k.a AS project, owner, site, NULL AS number, bound, amount, unit, time, modality, concat_ws(' ', sized.facts, more.facts) AS facts
FROM (SELECT a FROM kind WHERE b = bkg('Project')) k LEFT JOIN more ON more.project = k.a LEFT JOIN sized ON sized.project = k.a
WHERE more.project IS NOT NULL OR sized.project IS NOT NULL
UNION ALL
SELECT NULL, NULL, string_agg(DISTINCT subject, ' '), value, bound, NULL, NULL, time, modality, string_agg(DISTINCT states, ' ')
FROM asserted WHERE metric = bkg('projectCount') GROUP BY value, bound, time, modality
ORDER BY amount DESC, project, number, time;
