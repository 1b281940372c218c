WITH given AS (SELECT DISTINCT subject, object, states FROM asserted WHERE predicate = bkg('approvedBy'))
SELECT c.object AS product, c.subject AS holder, g.object AS authority, approvalKind AS kind, time, year, NULL AS bound, NULL AS number, about, modality,
    count(DISTINCT document) AS documents, concat_ws(' ', c.states, g.states) AS facts
FROM asserted c LEFT JOIN given g ON g.subject = c.object WHERE predicate = bkg('holdsApproval') GROUP BY ALL
UNION ALL
SELECT subject, NULL, object, NULL, time, year, NULL, NULL, about, modality, count(DISTINCT document) AS documents, states
FROM asserted WHERE predicate = bkg('approvedBy')
    AND subject NOT IN (SELECT object FROM claim WHERE tier = 'A' AND predicate = bkg('holdsApproval')) GROUP BY ALL
UNION ALL
SELECT NULL, subject, NULL, NULL, time, year, bound, value, about, modality, count(DISTINCT document) AS documents, states
FROM asserted WHERE metric = bkg('approvalCount') GROUP BY ALL
ORDER BY year DESC, holder, product, authority, facts;
