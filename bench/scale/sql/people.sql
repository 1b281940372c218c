SELECT subject AS person, role, object AS organization, time, count(DISTINCT document) AS documents, states AS facts FROM asserted
WHERE predicate = bkg('affiliatedWith') GROUP BY ALL
UNION ALL
SELECT object AS person, 'founder' AS role, subject AS organization, time, count(DISTINCT document) AS documents, states AS facts FROM asserted
WHERE predicate = bkg('foundedBy') GROUP BY ALL
ORDER BY organization, person, role, time, facts;
