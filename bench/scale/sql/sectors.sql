SELECT subject, object AS sector, up.broader, time, modality, count(DISTINCT document) AS documents, states AS facts
FROM asserted LEFT JOIN (SELECT a, string_agg(b, ' ') AS broader FROM broader GROUP BY a) up ON up.a = object
WHERE predicate = bkg('focusesOn') GROUP BY ALL ORDER BY subject, sector, time, facts;
