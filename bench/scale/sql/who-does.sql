WITH RECURSIVE below(id) AS (SELECT $sector UNION SELECT a FROM broader JOIN below ON b = id)
SELECT k.b AS kind, subject, object AS sector, time, modality, count(DISTINCT document) AS documents, states AS facts
FROM asserted LEFT JOIN kind k ON k.a = subject AND k.b <> bkg('Cluster')
WHERE predicate = bkg('focusesOn') AND object IN (SELECT id FROM below) GROUP BY ALL ORDER BY kind, subject, sector, time, facts;
