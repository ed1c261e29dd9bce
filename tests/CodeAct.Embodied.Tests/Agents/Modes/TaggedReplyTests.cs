using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Modes.Code;
using CodeAct.Embodied.Evaluation.Mint;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Modes;

public sealed class TaggedReplyTests
{
    private static readonly CodeRules Tags = Protocols.Find("mint").Code!;
    private static readonly CodeRules Fences = Tags with { TakesFences = true };

    [TestCase("<execute>\n look() \n</execute>", "look()", Description = "a block is stripped")]
    [TestCase("<execute>a</execute> and <execute>b</execute>", "a\nb", Description = "blocks are one cell")]
    [TestCase("<execute>a</execute> ```python\nb\n```", "a", Description = "tags come before fences")]
    public void Tags_are_code(string reply, string code)
    {
        Assert.That(TaggedReply.Read(reply, Fences), Is.EqualTo(new TaggedReply.Program(code)));
    }

    [TestCase("<execute>a</execute><solution> done </solution>", false, Description = "a solution beside code: nothing runs")]
    [TestCase("<execute>a</execute><solution>", true, Description = "a solution that is cut off is an empty proposal")]
    public void A_solution_is_a_proposal_whatever_else_there_is(string reply, bool isEmpty)
    {
        Assert.That(TaggedReply.Read(reply, Tags), Is.EqualTo(new TaggedReply.Proposal(isEmpty)));
    }

    [TestCase("look()", Description = "prose")]
    [TestCase("<execute>look()", Description = "a block that is cut off")]
    [TestCase("<execute> </execute>", Description = "an empty block")]
    [TestCase("```python\nlook()\n```", Description = "a fence where only tags count")]
    public void Anything_else_is_not_understood(string reply)
    {
        Assert.That(TaggedReply.Read(reply, Tags), Is.TypeOf<TaggedReply.NotUnderstood>());
    }

    [TestCase("T <execute>look()</execute> U", "T", TestName = "The_thought_of_Mint_ends_at_a_program")]
    [TestCase("T <solution>done</solution> U", "T", TestName = "The_thought_of_Mint_ends_at_a_solution")]
    [TestCase("T ```python\nlook()\n``` U", "T", TestName = "The_thought_of_Mint_ends_at_a_fence")]
    [TestCase("T <solution>a</solution> <execute>look()</execute> U", "T", TestName = "The_thought_of_Mint_ends_at_the_first_mark_a_solution")]
    [TestCase("T <execute>look()</execute> <solution>a</solution> U", "T", TestName = "The_thought_of_Mint_ends_at_the_first_mark_a_program")]
    [TestCase("Assistant: <thought>T</thought>", "T", TestName = "The_thought_of_Mint_is_all_where_there_is_no_mark")]
    [TestCase("<execute>look()</execute>", null, TestName = "The_thought_of_Mint_may_be_missing")]
    public void The_thought_by_the_rules_of_the_paper(string text, string? thought) => Assert.That(TaggedReply.Parse(text, Tags).Thought, Is.EqualTo(thought));

    [TestCase("<solution> done </solution>", "Your answer is wrong.", TestName = "Mint_says_that_a_solution_is_wrong")]
    [TestCase("<solution> </solution>", "I don't understand your input.", TestName = "Mint_does_not_understand_an_empty_solution")]
    [TestCase("I wonder.", "I don't understand your input.", TestName = "Mint_does_not_understand_words")]
    public void What_an_answer_without_program_is_told_by_the_rules_of_the_paper(string text, string correction) =>
        Assert.That((TaggedReply.Parse(text, Tags).Action as AgentAction.None)?.Correction, Does.StartWith(correction));

    [Test]
    public void The_papers_answers_end_where_its_harness_ended_them()
    {
        var protocol = Protocols.Find("mint");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(protocol.Stop, Is.EqualTo(["\nObservation:", "\nExpert feedback:", "\nTask:", "\n---"]));
            Assert.That(protocol.NoOutput, Is.EqualTo("[Executed Successfully with No Output]"));
            Assert.That(protocol.Read("You arrive at loc 12. On the desk 1, you see nothing."), Is.EqualTo("On the desk 1, you see nothing."));
            Assert.That(protocol.Read("You open it. You arrive at loc 12. "), Does.Contain("arrive"), "only in front");
            Assert.That(Protocol.Default.Read("You arrive at desk 1. Fine."), Does.StartWith("You arrive"));
        }
    }

    [Test]
    public void A_fence_is_code_where_the_file_shows_that_it_was()
    {
        const string Fenced = "```python\nlook()\n```";
        var ran = Episode(Fenced, "Observation:\nYou are in the middle of a room.\n");
        var refused = Episode(Fenced, "Observation:\nI don't understand your input. \nIf you want to execute code, please use <execute> YOUR_CODE_HERE </execute>.\n");
        var asked = Episode("no code", "Observation:\nI don't understand your input. \nIf you want to execute code, please use ```python\nYOUR_CODE_HERE\n```.\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(RecordedMarks.Of([ran]), Is.EqualTo(Fences));
            Assert.That(RecordedMarks.Of([asked]), Is.EqualTo(Fences));
            Assert.That(RecordedMarks.Of([refused]), Is.EqualTo(Tags));
            Assert.That(TaggedReply.Read(Fenced, Fences), Is.EqualTo(new TaggedReply.Program("look()")));
        }
    }

    private static ProgramEpisode Episode(string reply, string observation) => new()
    {
        Game = "g",
        Model = "m",
        LoggedSuccess = false,
        TerminateReason = null,
        Turns = [new ProgramTurn(reply, observation)],
    };
}
