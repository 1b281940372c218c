WITH RECURSIVE below(id) AS (SELECT $place UNION SELECT a FROM located JOIN below ON b = id)
SELECT k.b AS kind, edge.a AS thing, string_agg(DISTINCT edge.b, ' ') AS within, string_agg(DISTINCT c.states, ' ') AS facts
FROM edge JOIN below ON edge.b = id JOIN kind k ON k.a = edge.a AND k.b <> bkg('Cluster')
LEFT JOIN (SELECT * FROM asserted WHERE modality = 'reported' AND predicate IN (bkg('locatedIn'), bkg('presentIn'), bkg('headquarteredIn'))) c
    ON c.subject = edge.a AND c.object = edge.b
GROUP BY kind, thing ORDER BY kind, thing;
