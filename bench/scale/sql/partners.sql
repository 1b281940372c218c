SELECT subject AS organization, object AS partner, time, modality, count(DISTINCT document) AS documents, states AS facts FROM asserted WHERE predicate = bkg('partnersWith')
GROUP BY ALL ORDER BY organization, partner, time, facts;
