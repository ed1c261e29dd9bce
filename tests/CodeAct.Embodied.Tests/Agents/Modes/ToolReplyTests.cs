using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Modes.Json;
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

    [TestCase("""{"object": 1, "receptacle": null}""", "1", "null", TestName = "A_number_and_nothing_are_read_as_they_stand")]
    [TestCase("""[true, {"name": "desk 1"}]""", "true", """{"name": "desk 1"}""", TestName = "So_are_other_values")]
    public void An_argument_that_is_no_text_is_read_as_it_stands(string arguments, string first, string second)
    {
        var action = ToolReply.Read(new ChatToolCall("1", "put", arguments), FunctionList.Default);

        Assert.That(((AgentAction.ToolCall)action).Arguments, Is.EqualTo((string[])[first, second]));
    }

    [TestCase("", TestName = "Nothing")]
    [TestCase("{}", TestName = "An_empty_object")]
    [TestCase("[]", TestName = "An_empty_list")]
    [TestCase("null", TestName = "Null")]
    public void A_tool_without_arguments_takes(string arguments)
    {
        var action = ToolReply.Read(new ChatToolCall("1", "look", arguments), FunctionList.Default);

        Assert.That(((AgentAction.ToolCall)action).Arguments, Is.Empty);
    }

    [TestCase("put", """["mug 1"]""", "put takes the arguments object and receptacle; nothing was done.", TestName = "A_list_that_is_too_short")]
    [TestCase("put", "", "put takes the arguments object and receptacle; nothing was done.", TestName = "Nothing_where_two_arguments_belong")]
    [TestCase("put", "7", "put takes the arguments object and receptacle; nothing was done.", TestName = "A_number_where_two_arguments_belong")]
    [TestCase("look", """["table 1"]""", "look takes no arguments; nothing was done.", TestName = "A_list_where_nothing_belongs")]
    [TestCase("put", """{"object": "mug 1"}""", "put takes the arguments object and receptacle", TestName = "A_missing_argument_is_named")]
    [TestCase("put", """{"object": "mug""", "not valid JSON", TestName = "Cut_arguments_are_not_carried_out")]
    [TestCase("grab", "{}", "There is no tool 'grab'. There are goto, take,", TestName = "An_unknown_tool_is_answered_with_those_there_are")]
    public void A_wrong_call_gets_a_sentence(string name, string arguments, string sentence)
    {
        var action = ToolReply.Read(new ChatToolCall("1", name, arguments), FunctionList.Default);

        Assert.That(action, Is.TypeOf<AgentAction.None>().With.Property(nameof(AgentAction.None.Correction)).Contains(sentence));
    }

    [TestCase("I go. [calls the tool goto with {\"receptacle\": \"desk 1\"}]", "I go.")]
    [TestCase("[calls the tool goto with {\"receptacle\": \"desk 1\"}]", null)]
    [TestCase("I go.\nAction: goto\nAction Input: {\"receptacle\": \"desk 1\"}", "I go.")]
    [TestCase("I go.\n<function=goto>{\"receptacle\": \"desk 1\"}</function>", "I go.")]
    [TestCase("The desk (1) is near. I will now use the tool goto: {\"receptacle\": \"desk 1\"}", "The desk (1) is near.")]
    [TestCase("I go.\n[TOOL_CALLS] [{\"name\": \"goto\", \"arguments\": {\"receptacle\": \"desk 1\"}}]", "I go.")]
    [TestCase("I use the desk.\n{\"name\": \"goto\", \"arguments\": {\"receptacle\": \"desk 1\"}}", "I use the desk.")]
    public void What_leads_to_a_call_is_no_thought(string text, string? thought)
    {
        var reply = ToolReply.ReadText(text, FunctionList.Default);

        Assert.That(reply.Action, Is.TypeOf<AgentAction.ToolCall>());
        Assert.That(reply.Thought, Is.EqualTo(thought));
    }

    [TestCase("", "unknown", Description = "servers refuse a call without a name")]
    [TestCase("go to!", "go_to_")]
    public void A_call_goes_back_with_a_name_that_a_function_can_have(string name, string sent) =>
        Assert.That(ToolReply.WellFormed(new ChatToolCall("1", name, "{}")).Name, Is.EqualTo(sent));

    [TestCase("tool", "arguments")]
    [TestCase("name", "args")]
    [TestCase("function", "parameters")]
    [TestCase("action", "arguments")]
    public void A_call_in_the_text_may_use_other_names(string tool, string arguments)
    {
        var reply = ToolReply.ReadText($$$"""I go. {"{{{tool}}}": "goto", "{{{arguments}}}": {"receptacle": "desk 1"}}""", FunctionList.Default);

        Assert.That(((AgentAction.ToolCall)reply.Action).Arguments, Is.EqualTo((string[])["desk 1"]));
    }

    [TestCase("I look around.", TestName = "Words_alone_are_no_call")]
    [TestCase("I go { and { on.", TestName = "Braces_alone_are_no_call")]
    [TestCase("""Here: {"note": {"a": 1}}""", TestName = "Nor_is_an_object_in_another")]
    [TestCase("""Here: {"goto": "desk 1"}""", TestName = "Nor_a_place_behind_a_word")]
    [TestCase("""{"thing": "look"} {"tool": 7}""", TestName = "Objects_that_name_no_tool_are_no_call")]
    public void A_text_without_call_gets_a_sentence(string text)
    {
        var reply = ToolReply.ReadText(text, FunctionList.Default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Thought, Is.EqualTo(text));
            Assert.That((reply.Action as AgentAction.None)?.Correction, Does.StartWith("Your answer held no action. Write your thought, then one JSON object"));
        }
    }

    [TestCase("I look.\n{\"tool\": \"look\", \"arguments\": {}}", "I look.", TestName = "A_call_at_the_end")]
    [TestCase("I look.\n```json\n{\"tool\": \"look\"}\n```", "I look.", TestName = "A_call_in_a_fence")]
    [TestCase("{\"name\": \"look\", \"parameters\": {}} and so on {", null, TestName = "A_call_in_other_words_with_text_behind")]
    [TestCase("I look: {\"look\": {}}", "I look:", TestName = "A_call_under_the_name_of_its_tool")]
    [TestCase("```text\nA desk.\n```\nI look: {\"tool\": \"look\"}", "```text\nA desk.\n```\nI look:", TestName = "A_call_behind_a_fence")]
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
