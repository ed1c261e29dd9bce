using System.Text.Json;
using CodeAct.Embodied.Agents.Replies;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Replies;

/// <summary>The JSON of a tool call under all the keys, and in all the wrappings, that models use.</summary>
public sealed class JsonFormsTests
{
    [Test]
    public void The_name_stands_under_any_of_its_keys([Values("tool", "name", "function", "action", "tool_name", "function_name")] string key) =>
        Assert.That(JsonForms.Call(Json($$"""{"{{key}}":"goto"}""")).Name, Is.EqualTo("goto"));

    [Test]
    public void The_arguments_stand_under_any_of_theirs([Values("arguments", "args", "parameters", "input", "action_input", "kwargs", "params")] string key) =>
        Assert.That(JsonForms.Call(Json($$"""{"name":"goto","{{key}}":["fridge 1"]}""")).Arguments.GetRawText(), Is.EqualTo("""["fridge 1"]"""));

    [Test]
    public void A_program_stands_under_any_of_its_own([Values("code", "source", "script", "program", "python", "python_code")] string key) =>
        Assert.That(JsonForms.Program(Json($$"""{"{{key}}":"look()"}""")), Is.EqualTo("look()"));

    [Test]
    public void A_call_may_stand_within_its_function()
    {
        var (name, arguments) = JsonForms.Call(Json("""{"type":"function","function":{"name":"goto","arguments":1}}"""));

        Assert.That((name, arguments.GetRawText()), Is.EqualTo(("goto", "1")));
    }

    [Test]
    public void What_calls_nothing_is_given_back()
    {
        var (name, arguments) = JsonForms.Call(Json("""{"a":1}"""));

        Assert.That((name, arguments.GetRawText()), Is.EqualTo(((string?)null, """{"a":1}""")));
    }

    [TestCase("{}", "{}")]
    [TestCase("", "{}", Description = "nothing at all stands for no arguments")]
    [TestCase(" null ", "{}")]
    [TestCase("{'a': True,}", "{\"a\": true,}", Description = "as Python spells it")]
    [TestCase("look", null)]
    public void Arguments_in_a_text_are(string text, string? json) => Assert.That(JsonForms.Arguments(text)?.RootElement.GetRawText(), Is.EqualTo(json));

    [TestCase(3, true)]
    [TestCase(4, false, Description = "so often nobody did it by mistake")]
    public void Arguments_are_unwrapped(int times, bool isRead)
    {
        var text = "{}";
        for (var i = 0; i < times; i++)
            text = JsonSerializer.Serialize(text);

        Assert.That(JsonForms.Arguments(text) is not null, Is.EqualTo(isRead));
    }

    [TestCase(10_000, true)]
    [TestCase(10_001, false)]
    public void Python_is_respelt_up_to_a_length(int length, bool isRead)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonForms.Arguments("{'a':'" + new string('x', length - 8) + "'}") is not null, Is.EqualTo(isRead));
            Assert.That(JsonForms.Arguments("{'a':1}" + new string(' ', length - 8) + "x"), Is.Null);
        }
    }

    [Test]
    public void Json_is_read_at_any_length()
    {
        var json = $$"""{"a":"{{new string('x', 12_000)}}"}""";

        Assert.That((JsonForms.Arguments(json)?.RootElement.GetRawText(), First($"I go: {json} there.")), Is.EqualTo((json, json)));
    }

    [TestCase("{ not this } but {\"a\":1} and {\"b\":2}", "{\"a\":1}")]
    [TestCase("{\"a\": {\"b\":1} and {\"c\":2}", "{\"b\":1}", Description = "one that never ends")]
    [TestCase("I go: {\"a\":1,} there.", "{\"a\":1,}")]
    [TestCase("I go: {'a': None} there.", "{\"a\": null}")]
    [TestCase("I go.", null)]
    public void The_first_object_in_a_text_is(string text, string? json) => Assert.That(First(text), Is.EqualTo(json));

    [Test]
    public void An_object_is_told_with_its_place() =>
        Assert.That(JsonForms.FirstIn("à {} {\"a\":1}", (json, start) => json.EnumerateObject().Any() ? $"{start}" : null), Is.EqualTo("5"));

    // What is no object from its first character on is none of them.
    [TestCase(199, true)]
    [TestCase(200, false)]
    public void Of_a_text_with_more_objects_than_any_has_so_many_are_looked_at(int before, bool isFound)
    {
        var text = string.Concat(Enumerable.Repeat("{} {x} ", before)) + "{\"a\":1}";

        Assert.That(JsonForms.FirstIn(text, (json, _) => json.EnumerateObject().Any() ? "" : null) is not null, Is.EqualTo(isFound));
    }

    private static string? First(string text) => JsonForms.FirstIn(text, (json, _) => json.GetRawText());

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}
