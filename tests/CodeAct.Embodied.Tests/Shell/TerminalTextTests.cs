using CodeAct.Embodied.Shell;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Shell;

public sealed class TerminalTextTests
{
    [TestCase("an egg\nand a mug", "an egg\nand a mug", TestName = "Lines_stay_lines")]
    [TestCase("a\r\nb\rc", "a\nb\nc", TestName = "All_ends_of_lines_are_one")]
    [TestCase("\u001b[31mred\u0007", "␛[31mred␇", TestName = "Control_characters_are_shown")]
    [TestCase("a\tb", "a b", TestName = "A_tab_is_a_space")]
    [TestCase("a\u0085\u009bb", "a\ufffd\ufffdb", TestName = "The_second_set_of_control_characters_is_replaced")]
    [TestCase("a\u2028b\u2029c", "a\\u2028b\\u2029c", TestName = "Unicode_s_own_line_breaks_are_shown")]
    [TestCase("\u202egnp.exe\u202c \u2066x\u2069 \u200e\u200f\u061c", "\\u202egnp.exe\\u202c \\u2066x\\u2069 \\u200e\\u200f\\u061c", TestName = "Directions_of_writing_are_shown")]
    [TestCase("pass\u200bword\ufeff\u00ad\u2060\u180e\u3164\u034f", "pass\\u200bword\\ufeff\\u00ad\\u2060\\u180e\\u3164\\u034f", TestName = "Invisible_characters_are_shown")]
    [TestCase("\U000e0041\U000e007f", "\\udb40\\udc41\\udb40\\udc7f", TestName = "Tags_are_shown")]
    [TestCase("👩\u200d🍳 क्\u200dष", "👩\u200d🍳 क्\u200dष", TestName = "Joiners_of_pictures_and_scripts_stay")]
    [TestCase("a\u200db\u200c", "a\\u200db\\u200c", TestName = "Joiners_of_nothing_are_shown")]
    [TestCase("naïve 漢字 ½ 🍳", "naïve 漢字 ½ 🍳", TestName = "Letters_of_all_languages_stay")]
    public void Printable(string text, string expected) => Assert.That(TerminalText.Printable(text), Is.EqualTo(expected));

    [Test]
    public void Half_a_surrogate_pair_is_replaced() => Assert.That(TerminalText.Printable("a\ud83d"), Is.EqualTo("a\ufffd"));

    [Test]
    public void What_is_printable_stays_as_it_is()
    {
        const string Hostile = "\u001b]0;x\u0007 \u202e \U000e0041 a\rb";

        Assert.That(TerminalText.Printable(TerminalText.Printable(Hostile)), Is.EqualTo(TerminalText.Printable(Hostile)));
    }

    [TestCase("fridge 1\n> you won", "fridge 1␊> you won")]
    [TestCase("fridge 1\r\n> you won\r", "fridge 1␊> you won␍")]
    public void A_line_stays_one_line(string text, string expected) => Assert.That(TerminalText.Line(text), Is.EqualTo(expected));

    [Test]
    public void A_filtered_writer_lets_nothing_through()
    {
        var inner = new StringWriter { NewLine = "\n" };
        var writer = Terminal.Filtered(inner);

        writer.Write("\u001b[2J");
        writer.Write('\u0007');
        writer.Write(['a', '\u202e']);
        writer.Write("{0}", "\u009b");
        writer.WriteLine("\ufeff");
        writer.Write("🍳".AsSpan());

        Assert.That(inner.ToString(), Is.EqualTo("␛[2J␇a\\u202e\ufffd\\ufeff\n🍳"));
    }
}
