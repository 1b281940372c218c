"""Under which heading the relations of a thing stand, seen from their subject and from their object."""

from typing import Final

from biokg.terms import RELATIONS
from biokg.views.web.catalogue import mark

OUTWARD: Final = {
    "locatedIn": mark("Lies in"),
    "presentIn": mark("Present in"),
    "headquarteredIn": mark("Headquartered in"),
    "foundedBy": mark("Founded by"),
    "affiliatedWith": mark("Offices held"),
    "subsidiaryOf": mark("Subsidiary of"),
    "investsIn": mark("Invests in"),
    "manages": mark("Manages"),
    "establishes": mark("Set up or issued"),
    "serves": mark("Serves"),
    "develops": mark("Develops"),
    "produces": mark("Produces"),
    "undertakes": mark("Undertakes"),
    "operates": mark("Operates"),
    "partnersWith": mark("Works with"),
    "holdsApproval": mark("Approvals held"),
    "approvedBy": mark("Approved by"),
    "focusesOn": mark("Focuses on"),
    "receives": mark("Awards received"),
    "participatesIn": mark("Took part in"),
}
"""The heading where the thing is the subject, by relation."""

INWARD: Final = {
    "locatedIn": mark("What lies here"),
    "presentIn": mark("Firms present here"),
    "headquarteredIn": mark("Headquarters here"),
    "foundedBy": mark("Founded"),
    "affiliatedWith": mark("People"),
    "subsidiaryOf": mark("Subsidiaries"),
    "investsIn": mark("Investors"),
    "manages": mark("Managed by"),
    "establishes": mark("Set up or issued by"),
    "serves": mark("Served by"),
    "develops": mark("Developed by"),
    "produces": mark("Produced by"),
    "undertakes": mark("Undertaken by"),
    "operates": mark("Operated by"),
    "partnersWith": mark("Works with"),
    "holdsApproval": mark("Approval held by"),
    "approvedBy": mark("Approvals given"),
    "focusesOn": mark("Focused on by"),
    "receives": mark("Received by"),
    "participatesIn": mark("Who took part"),
}
"""The heading where the thing is the object, by relation."""

ORDER: Final = {name: place for place, name in enumerate(RELATIONS)}
"""The place of each relation in a page."""

CLASSES: Final = {
    "Cluster": mark("Clusters"),
    "Park": mark("Parks"),
    "Region": mark("Regions"),
    "Enterprise": mark("Firms"),
    "InvestmentFirm": mark("Investment firms"),
    "PublicBody": mark("Public bodies"),
    "ResearchInstitution": mark("Research institutions"),
    "Alliance": mark("Alliances"),
    "Person": mark("People"),
    "Fund": mark("Funds"),
    "MotherFund": mark("Mother funds"),
    "Product": mark("Products"),
    "Approval": mark("Approvals"),
    "Project": mark("Projects"),
    "Facility": mark("Facilities"),
    "Policy": mark("Policies"),
    "Event": mark("Events"),
    "Award": mark("Awards"),
    "Sector": mark("Sectors"),
}
"""The classes of the catalogue, in its order, in the plural."""
