using CodeAct.Embodied.Simulation.Text;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Text;

public sealed class WordingTests
{
    [TestCase("mug", "'mug'")]
    [TestCase("a\u001bb\u202ec\ud83e\udd5a", "'a?b?c??'")]
    [TestCase("0123456789012345678901234567890123456789", "'0123456789012345678901234567890123456789'")]
    [TestCase("01234567890123456789012345678901234567890", "'0123456789012345678901234567890123456789…'")]
    public void A_quotation_is_short_and_safe(string text, string quoted) => Assert.That(Wording.Quote(text), Is.EqualTo(quoted));

    // Not a case of the test above: half a surrogate pair does not pass through an attribute.
    [Test]
    public void Half_a_letter_in_a_quotation_is_replaced() => Assert.That(Wording.Quote("a\ud83db"), Is.EqualTo("'a?b'"));

    [Test]
    public void A_point_is_told_in_metres() => Assert.That(Wording.Point(1.234, -2), Is.EqualTo("[1.23, -2]"));

    [TestCase("mug", "a mug")]
    [TestCase("egg", "an egg")]
    [TestCase("", "a ")]
    public void An_article_goes_with_its_noun(string noun, string words) => Assert.That(Nouns.A(noun), Is.EqualTo(words));

    [TestCase("", "nothing")]
    [TestCase("a", "a")]
    [TestCase("a b c", "a, b or c")]
    public void A_list_is_read_aloud(string words, string text) =>
        Assert.That(Wording.Or(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Is.EqualTo(text));

    [TestCase("frige", "fridge desk", "; did you mean 'fridge'?")]
    [TestCase("frige", "fridges fridge desk", "; did you mean 'fridge'?", Description = "the nearest of several")]
    [TestCase("firdge", "fridge desk", "; did you mean 'fridge'?", Description = "neighbours swapped")]
    [TestCase("ab", "ba zz", "; did you mean 'ba'?")]
    [TestCase("xyz", "fridge desk", "; there is fridge or desk")]
    [TestCase("a", "bcd", "; there is bcd")]
    [TestCase("xyz", "", "")]
    [TestCase("xyz", "aaa bbb ccc ddd eee fff ggg hhh", "; there is aaa, bbb, ccc, ddd, eee, fff, ggg or hhh")]
    [TestCase("xyz", "aaa bbb ccc ddd eee fff ggg hhh iii", "; there are 9, such as aaa, bbb or ccc")]
    public void A_known_word_is_suggested(string written, string known, string text) =>
        Assert.That(Wording.DidYouMean(written, known.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Is.EqualTo(text));

    [TestCase("abc", "xxc", "xxc", Description = "two of three letters is as far as a word may be")]
    [TestCase("abc", "xxx", null)]
    [TestCase("aabbccddeeffgghhiijjkkllmmnnooppqqrrsstt", "aabbccddeeffgghhiijjkkllmmnnooppqqrrsst", "aabbccddeeffgghhiijjkkllmmnnooppqqrrsst")]
    [TestCase("aabbccddeeffgghhiijjkkllmmnnooppqqrrssttu", "aabbccddeeffgghhiijjkkllmmnnooppqqrrsstt", null)]
    [TestCase("cat", "bat hat", "bat", Description = "of two that are as near, the first by the alphabet")]
    public void The_nearest_word_is_near(string written, string known, string? nearest) =>
        Assert.That(Wording.Nearest(written, known.Split(' ').Reverse()), Is.EqualTo(nearest));

    [TestCase(1.0, "1")]
    [TestCase(1.256, "1.26")]
    [TestCase(0.5, "0.5")]
    [TestCase(1e20, "100000000000000000000")]
    public void Metres_have_two_decimals_at_most(double metres, string text) => Assert.That(Wording.Metres(metres), Is.EqualTo(text));
}
