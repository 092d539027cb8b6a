"""Makes the window speak a language, Qt's own menus and dialogs included."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from mmep_desktop import words

_QTS_OWN = {"es": "qtbase_es", "pt": "qtbase_pt_BR"}
"""The catalogues that come with Qt: of the menu on a line to type in, of a dialog's buttons."""


_LISTENING: list[QTranslator] = []
"""The translator that Qt asks now; looking for it among the application's parts is slow."""


def speak(app: QCoreApplication, language: str) -> None:
    """Speak *language* from now on; empty, the one of this computer account."""
    words.speak(language or words.nearest(QLocale.system().name()))
    while _LISTENING:
        app.removeTranslator(_LISTENING.pop())
    if words.spoken() in _QTS_OWN:
        translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(_QTS_OWN[words.spoken()], folder):
            app.installTranslator(translator)
            _LISTENING.append(translator)
