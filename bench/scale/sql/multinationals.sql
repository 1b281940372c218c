SELECT object AS place, subject AS enterprise, home.b AS home, bound, value AS number, total, about, time, count(DISTINCT document) AS documents, states AS facts
FROM asserted JOIN home ON home.a = subject
WHERE predicate IN (bkg('presentIn'), bkg('headquarteredIn')) AND modality = 'reported' GROUP BY ALL
UNION ALL
SELECT subject AS place, NULL, NULL, bound, value AS number, total, about, time, count(DISTINCT document) AS documents, states AS facts
FROM asserted WHERE metric = bkg('multinationalCount') GROUP BY ALL
ORDER BY place, enterprise, number, time, facts;
