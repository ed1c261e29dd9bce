using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Modes.Json;
using CodeAct.Embodied.Simulation.Verbs;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Modes;

public sealed class ToolReplyTests
{
    [TestCase("""{"object": "mug 1", "receptacle": "desk 1"}""", TestName = "An_object")]
    [TestCase("""{"receptacle": "desk 1", "object": "mug 1", "why": "tidy"}""", TestName = "An_object_in_another_order_with_more_in_it")]
    [TestCase("""["mug 1", "desk 1"]""", TestName = "A_list")]
    [TestCase("\"{\\\"object\\\": \\\"mug 1\\\", \\\"receptacle\\\": \\\"desk 1\\\"}\"", TestName = "An_object_wrapped_in_a_text")]
    public void Arguments_are_read_from(string arguments)
    {
        var action = ToolReply.Read(new ChatToolCall("1", "put", arguments), FunctionList.Default);

        Assert.That(action, Is.TypeOf<AgentAction.ToolCall>());
        Assert.That(((AgentAction.ToolCall)action).Arguments, Is.EqualTo((string[])["mug 1", "desk 1"]));
    }

    [TestCase("put", """{"object": "mug 1"}""", "put takes the arguments object and receptacle", TestName = "A_missing_argument_is_named")]
    [TestCase("put", """{"object": "mug""", "not valid JSON", TestName = "Cut_arguments_are_not_carried_out")]
    [TestCase("grab", "{}", "There is no tool 'grab'. There are goto, take,", TestName = "An_unknown_tool_is_answered_with_those_there_are")]
    public void A_wrong_call_gets_a_sentence(string name, string arguments, string sentence)
    {
        var action = ToolReply.Read(new ChatToolCall("1", name, arguments), FunctionList.Default);

        Assert.That(action, Is.TypeOf<AgentAction.None>().With.Property(nameof(AgentAction.None.Correction)).Contains(sentence));
    }

    [TestCase("I look.\n{\"tool\": \"look\", \"arguments\": {}}", "I look.", TestName = "A_call_at_the_end")]
    [TestCase("I look.\n```json\n{\"tool\": \"look\"}\n```", "I look.", TestName = "A_call_in_a_fence")]
    [TestCase("{\"name\": \"look\", \"parameters\": {}} and so on {", null, TestName = "A_call_in_other_words_with_text_behind")]
    [TestCase("In {braces} I look: {\"tool\": \"look\"}", "In {braces} I look:", TestName = "Braces_before_the_call")]
    public void A_call_is_found_in(string text, string? thought)
    {
        var reply = ToolReply.ReadText(text, FunctionList.Default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Action, Is.TypeOf<AgentAction.ToolCall>());
            Assert.That(reply.Thought, Is.EqualTo(thought));
        }
    }
}
