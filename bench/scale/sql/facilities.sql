WITH told AS (
    SELECT CASE WHEN predicate IN (bkg('operates'), bkg('establishes')) THEN object ELSE subject END AS facility, * FROM asserted
    WHERE metric IS NOT NULL OR predicate IN (bkg('locatedIn'), bkg('operates'), bkg('establishes'), bkg('serves'), bkg('focusesOn')))
SELECT facility, string_agg(DISTINCT object, ' ') FILTER (predicate = bkg('locatedIn')) AS site,
    string_agg(DISTINCT subject, ' ') FILTER (predicate = bkg('operates')) AS operator,
    string_agg(DISTINCT subject, ' ') FILTER (predicate = bkg('establishes')) AS establisher,
    string_agg(DISTINCT object, ' ') FILTER (predicate = bkg('serves')) AS serves,
    string_agg(DISTINCT object, ' ') FILTER (predicate = bkg('focusesOn')) AS focus,
    string_agg(DISTINCT states, ' ') AS facts
FROM told WHERE facility IN (SELECT a FROM kind WHERE b = bkg('Facility')) GROUP BY facility ORDER BY facility;
