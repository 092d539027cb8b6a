"""What is told at the desk in the day: words that stand nowhere else, in several alphabets."""

PASSPHRASE = "violet harbor candle orbit"

CHILD_FIRST, CHILD_LAST = "Xóchiquetzín", "Brambílawe"
TEEN_FIRST, TEEN_USED = "Guadalvexia", "Guadavexi"
BORN = "7/19/2014"
TEEN_BORN = "11/23/2010"
PHONE = "508-555-0163"
LOCAL_ID = "ZQ7719KX"

WORKER = "Teodulfo Ñusquetzal"
FROM, TO = "Quetzaltepexo, XO", "Harborvexil"
RESPONDENT, SECOND_ADULT = "Bernarda Ixmukanéh", "Oluwaseyi Adébáyòxw"
CALL = {
    "phone_1": "508-555-0171",
    "phone_2": "508-555-0172",
    "best_time": "after zwölfuhrig",
    "someone_who_knows": "Tante Ŝtrubelina",
    "do_not_call_at": "the quarkpackery",
}
ADDRESS = {"living_address": "771 Wyxoming Alley", "mailing_address": "Bîx 40-klavern"}
OWN_PHONE, OWN_TIME = "508-555-0187", "before brekkfastide"
SIGNER, WITNESS = "Signatura Brzęczyszcz", "Witnessa Krzyżopolska"
SUPERVISOR = "Supervera Młynarczyk"
RECRUITER = "Rekruteria Gżegżółka"

UNSURE = ("Жанголина", "Щукаревнова")
DECLINED = ("玉兰瑾橘", "欧阳鹤翎")
STAYED = ("فرزانه‌گلنار", "ကျော်ဇင်ဦးမြတ်")

SOUGHT = "xochiquetz"
SOUGHT_IN_VAIN = "vhrzmplqua"
RETHOUGHT = "rethoughtily zzk"
FAULT = "Faultaniela Errorsky"

WORDS = {
    "passphrase": PASSPHRASE,
    "child's first name": CHILD_FIRST,
    "child's surname": CHILD_LAST,
    "young person's name": TEEN_FIRST,
    "name used every day": TEEN_USED,
    "birth date as typed": BORN,
    "birth date": "2014-07-19",
    "birth date on paper": "July 19, 2014",
    "birth date in digits": "20140719",
    "second birth date": "2010-11-23",
    "phone": PHONE,
    "phone in digits": "5085550163",
    "local id": LOCAL_ID,
    "worker": WORKER,
    "from": FROM,
    "to": TO,
    "respondent": RESPONDENT,
    "second adult": SECOND_ADULT,
    **CALL,
    **ADDRESS,
    "own phone": OWN_PHONE,
    "own time": OWN_TIME,
    "signer": SIGNER,
    "witness": WITNESS,
    "supervisor": SUPERVISOR,
    "recruiter": RECRUITER,
    "Cyrillic first name": UNSURE[0],
    "Cyrillic surname": UNSURE[1],
    "Chinese first name": DECLINED[0],
    "Chinese surname": DECLINED[1],
    "Persian name": STAYED[0],
    "Burmese name": STAYED[1],
    "sought": SOUGHT,
    "sought in vain": SOUGHT_IN_VAIN,
    "typed and taken away": RETHOUGHT,
    "text of a fault": FAULT,
}
"""Everything that must be in no file, by the name under which a test may speak of it."""
