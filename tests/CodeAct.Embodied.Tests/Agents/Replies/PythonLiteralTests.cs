using System.Text.Json;
using CodeAct.Embodied.Agents.Replies;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Replies;

public sealed class PythonLiteralTests
{
    [TestCase("{'a': True, 'b': False, 'c': None}", """{"a": true, "b": false, "c": null}""")]
    [TestCase("{\"it's\": \"True\"}", """{"it's": "True"}""", Description = "a text that is JSON stays")]
    [TestCase("'say \"hi\"'", """
        "say \"hi\""
        """)]
    [TestCase(@"'it\'s\n\ta\\b'", @"""it's\n\ta\\b""")]
    [TestCase("Truely", "Truely", Description = "no word that only begins like one")]
    [TestCase("'", "'", Description = "a text without an end is none")]
    [TestCase("[1, 2.5]", "[1, 2.5]")]
    public void A_value_reads_as_JSON(string python, string json) =>
        Assert.That(Canonical(PythonLiteral.ToJson(python)), Is.EqualTo(Canonical(json)));

    [Test]
    public void Only_the_beginning_of_a_long_text_is_looked_at() =>
        Assert.That(PythonLiteral.ToJson(new string('1', 10_001)), Has.Length.EqualTo(10_000));

    // How a quotation mark is escaped makes no difference.
    private static string Canonical(string text)
    {
        try
        {
            return JsonSerializer.Serialize(JsonDocument.Parse(text));
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
