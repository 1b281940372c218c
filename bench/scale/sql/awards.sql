SELECT subject AS holder, object AS award, time, modality, count(DISTINCT document) AS documents, states AS facts FROM asserted WHERE predicate = bkg('receives')
GROUP BY ALL ORDER BY holder, time, award, facts;
