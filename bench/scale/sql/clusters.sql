SELECT k.a AS cluster, o.v AS output, o.y AS output_year, s.v AS scale, s.y AS scale_year, e.v AS firms, e.y AS firms_year, t.v AS talents, t.y AS talents_year,
    p.known AS known_firms, concat_ws(' ', o.f, s.f, e.f, t.f, p.f) AS facts
FROM (SELECT a FROM kind WHERE b = bkg('Cluster')) k
LEFT JOIN (SELECT subject AS cluster, max(value) AS v, max(year) AS y, string_agg(DISTINCT states, ' ') AS f FROM latest WHERE segment IS NULL AND metric = bkg('outputValue') AND unit = 'CNY' GROUP BY subject) o ON o.cluster = k.a
LEFT JOIN (SELECT subject AS cluster, max(value) AS v, max(year) AS y, string_agg(DISTINCT states, ' ') AS f FROM latest WHERE segment IS NULL AND metric = bkg('industryScale') AND unit = 'CNY' GROUP BY subject) s ON s.cluster = k.a
LEFT JOIN (SELECT subject AS cluster, max(value) AS v, max(year) AS y, string_agg(DISTINCT states, ' ') AS f FROM latest WHERE segment IS NULL AND metric = bkg('enterpriseCount') GROUP BY subject) e ON e.cluster = k.a
LEFT JOIN (SELECT subject AS cluster, max(value) AS v, max(year) AS y, string_agg(DISTINCT states, ' ') AS f FROM latest WHERE segment IS NULL AND metric = bkg('talentCount') GROUP BY subject) t ON t.cluster = k.a
LEFT JOIN (SELECT cluster, count(DISTINCT subject) AS known, string_agg(DISTINCT states, ' ') AS f FROM counted GROUP BY cluster) p ON p.cluster = k.a
ORDER BY output DESC, known_firms DESC, k.a;
