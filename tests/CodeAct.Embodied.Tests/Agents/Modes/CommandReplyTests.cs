using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Modes.Text;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Modes;

public sealed class CommandReplyTests
{
    [TestCase("Thought: It is cold there.\nAction: go to fridge 1", "go to fridge 1", "It is cold there.", TestName = "A_thought_and_a_command")]
    [TestCase("action: go to fridge 1", "go to fridge 1", null, TestName = "A_command_in_small_letters")]
    [TestCase("> go to fridge 1", "go to fridge 1", null, TestName = "A_command_behind_an_arrow")]
    [TestCase("go to fridge 1", "go to fridge 1", null, TestName = "A_bare_command")]
    [TestCase("Action: `go to fridge 1`.", "go to fridge 1", null, TestName = "A_command_in_quotation_marks")]
    [TestCase("Action:\ngo to fridge 1", "go to fridge 1", null, TestName = "A_command_on_the_next_line")]
    [TestCase("Action 2: go to fridge 1", "go to fridge 1", null, TestName = "A_numbered_command")]
    [TestCase("**Action:** go to fridge 1", "go to fridge 1", null, TestName = "A_command_with_a_bold_mark")]
    [TestCase("Action: go to fridge 1\nObservation: You are there.\nAction: open fridge 1", "go to fridge 1", null, TestName = "Only_the_first_command_counts")]
    [TestCase("<think>Action: look</think>Action: go to fridge 1", "go to fridge 1", "Action: look", TestName = "A_command_in_the_reasoning_does_not_count")]
    public void A_command_is_found_in(string text, string command, string? thought)
    {
        var reply = CommandReply.Read(text, Dialect.Alfworld04);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Action, Is.EqualTo(new AgentAction.Command(command)));
            Assert.That(reply.Thought, Is.EqualTo(thought));
        }
    }

    [TestCase("", TestName = "Nothing_at_all_is_no_command")]
    [TestCase("Thought: I wonder.", TestName = "A_thought_alone_is_no_command")]
    [TestCase("I wonder.\nPerhaps the fridge?", TestName = "Several_lines_without_a_mark_are_no_command")]
    public void An_answer_without_command_gets_a_sentence(string text) =>
        Assert.That(CommandReply.Read(text, Dialect.Alfworld04).Action, Is.TypeOf<AgentAction.None>());
}
