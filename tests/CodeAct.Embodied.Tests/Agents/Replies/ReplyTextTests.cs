using CodeAct.Embodied.Agents.Replies;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Replies;

/// <summary>An answer taken apart: thoughts, what it says, and the blocks in that.</summary>
public sealed class ReplyTextTests
{
    [TestCase("I look.", "I look.", "")]
    [TestCase("<think>Where?</think>I look.", "I look.", "Where?\n")]
    [TestCase("<think>A</think>I <think>B</think>look.", "I look.", "A\nB\n", Description = "several thoughts")]
    [TestCase("Where?</think>I look.", "I look.", "Where?", Description = "a thought that began before the answer did")]
    [TestCase(" \n<think>Where", " \n", "Where", Description = "a thought that never ends, first thing in the answer")]
    [TestCase("I <think> so.", "I <think> so.", "", Description = "a word in a sentence")]
    [TestCase("<thought>I look.", "<thought>I look.", "", Description = "the mark of a thought whose end was forgotten, as in the paper")]
    [TestCase("I look.<|im_end|>", "I look.", "")]
    [TestCase("I<|eot_id|>look.", "I look.", "", Description = "a mark between words stands for a space")]
    [TestCase("<s>I look.", "I look.", "")]
    [TestCase("I look. <|im_end|>", "I look. ", "", Description = "and behind none for nothing")]
    [TestCase("I look.<|im_start|>user\nWell?", "I look.", "", Description = "the other side's turn")]
    [TestCase("I look.\nObservation: A fridge.", "I look.\nObservation: A fridge.", "", Description = "there is no action that it could have invented an answer to")]
    [TestCase("```json\n{}\n```\nOutput: none", "```json\n{}\n```\nOutput: none", "", Description = "nor is a block in another language one")]
    [TestCase("```python\nlook()\n```\nOutput: none", "```python\nlook()\n```\n", "")]
    [TestCase("<execute>look()</execute>.", "<execute>look()</execute>.", "", Description = "what stands around a program belongs to it")]
    [TestCase("Use <code>look</code> here.", "Use <code>look  here.", "", Description = "a remark")]
    [TestCase("A <code> tag is good.", "A <code> tag is good.", "")]
    [TestCase("Use ```look``` here.", "Use ```look``` here.", "")]
    [TestCase("I say ```\nwords\n``` here.", "I say ```\nwords\n``` here.", "")]
    public void An_answer_is_text_and_thought(string answer, string text, string thinking)
    {
        var reply = ReplyText.Read(answer);

        Assert.That((reply.Text, reply.Thinking), Is.EqualTo((text, thinking)));
    }

    [TestCase("```python\nlook()\n```", "Python+ look()")]
    [TestCase("```python\nlook()", "Python- look()", Description = "it never ends")]
    [TestCase("```\nlook()\n```", "Unlabelled+ look()")]
    [TestCase("```json\n{}\n```", "Other+ {}")]
    [TestCase("```json\n```python\n```", "Other+ ```python", Description = "in another language a fence ends on a line of its own")]
    [TestCase("```TOOL_CODE\nlook()\n```", "Python+ look()", Description = "in large letters")]
    [TestCase("Use `look` and ```look()``` here.", "Python+ look()", Description = "on one line, and it does something")]
    [TestCase("Use ```look``` here.", "", Description = "on one line, and it is a word")]
    [TestCase("Use ```python look``` here.", "Python+ look", Description = "on one line with its label")]
    [TestCase("I say ```\nwords\n``` here.", "", Description = "behind a word, without a label, words")]
    [TestCase("I say ```\nwords\n``` here.\n```python\nlook()\n```", "Python+ look()", Description = "and the end of that begins no block")]
    [TestCase("```\nwords\n``` here.", "Unlabelled+ words", Description = "at the start of a line")]
    [TestCase("<code>look()</code>", "Python+ look()")]
    [TestCase("Use <code>look</code>.", "", Description = "a remark")]
    [TestCase("Use <code>look</code>\n<execute>look()</execute>", "Python+ look()", Description = "a remark before a program")]
    [TestCase("A <code> tag is good.", "", Description = "a tag without an end is a word")]
    [TestCase("<code>\nlook\n</code>", "Python+ look", Description = "over several lines it is no remark")]
    [TestCase("<execute>look</execute>", "Python+ look", Description = "nobody remarks on this tag")]
    [TestCase("<execute>\n```\nlook()\n```\n</execute>", "Python+ look()", Description = "a fence without a label in a tag is Python")]
    [TestCase("<execute>\n`look`\n</execute>", "Python+ `look`", Description = "a quotation in a tag is no fence")]
    [TestCase("<execute>```python\nlook()\n```</execute>", "Python+ look()", Description = "a fence right behind the tag")]
    [TestCase("<execute>\na = 1\n```\nlook()\n</execute>", "Python+ a = 1\n```\nlook()", Description = "a fence does not close a tag")]
    [TestCase("```python\na = 1\n</code>\nlook()\n```", "Python+ a = 1\n</code>\nlook()", Description = "nor a tag a fence")]
    [TestCase("I mean <code>look()", "", Description = "a tag without an end is a word, whatever follows")]
    [TestCase("So:\n```\nwords\n```", "Unlabelled+ words")]
    [TestCase("<execute>", "Python- ", Description = "nothing behind the tag")]
    [TestCase("~~~python\nprint('```')\n~~~", "Python+ print('```')")]
    [TestCase("~~~python\nprint(1)\n```\n~~~", "Python+ print(1)\n```", Description = "a fence is closed by its own kind")]
    [TestCase("````python\nprint(1)\n```\n````", "Python+ print(1)\n```", Description = "and by no shorter one")]
    [TestCase("```python\na = '''\n```", "Python+ a = '''", Description = "a text that never ends does not swallow the end of the fence")]
    [TestCase("```python\nlook()</think>```python\nopen(a)\n```", "Python+ open(a)", Description = "a draft")]
    public void The_blocks_of_an_answer_are(string answer, string blocks) =>
        Assert.That(string.Join(" | ", ReplyText.Read(answer).Blocks.Select(block => $"{block.Kind}{(block.IsClosed ? '+' : '-')} {block.Code}")), Is.EqualTo(blocks));

    [Test]
    public void A_block_begins_and_ends_with_its_marks()
    {
        var reply = ReplyText.Read("<think>Where?</think>I look.\n```python\nlook()\n```\nThere.");
        var block = reply.Blocks.Single();

        Assert.That(reply.Text[block.Start..block.End], Is.EqualTo("```python\nlook()\n```"));
    }

    [TestCase("<thought>Where?</thought>", "Where?")]
    [TestCase("Assistant: Where?", "Where?")]
    [TestCase("  Thought: Where?  ", "Where?")]
    [TestCase("My Thought: where?", "My Thought: where?", Description = "the mark stands first")]
    [TestCase(" Thought: ", null)]
    [TestCase("", null)]
    public void A_thought_is_told_without_its_marks(string text, string? thought) =>
        Assert.That(ReplyText.Thought(text), Is.EqualTo(thought));

    [TestCase("<think>A</think>B C", 1, "B")]
    [TestCase("<think>A</think>B C", 0, "A", Description = "where nothing was said, what was thought")]
    [TestCase("B C", 0, null)]
    public void What_was_thought_before_an_action_is(string answer, int place, string? thought) =>
        Assert.That(ReplyText.Read(answer).ThoughtBefore(place), Is.EqualTo(thought));

    [TestCase("<think>A</think>Action: look\nObservation: B", "<think>A</think>Action: look")]
    [TestCase("Action: look<|im_end|>\nObservation: B", "Action: look<|im_end|>")]
    [TestCase("Observation: A\nAction: look", "Observation: A\nAction: look", Description = "before the action it may be a quotation")]
    [TestCase("Action: look\n \n", "Action: look")]
    [TestCase("Action: look\n<think>Hm.</think>Observation: B", "Action: look\n<think>Hm.</think>", Description = "it invents behind a thought")]
    [TestCase("<think>Hm.</think>Action: look\n<think>Hm.</think> Observation: B", "<think>Hm.</think>Action: look\n<think>Hm.</think>")]
    public void What_stays_in_the_conversation_ends_where_the_answer_invents(string answer, string kept)
    {
        var reply = ReplyText.Read(answer);

        Assert.That(reply.Kept(reply.Text.IndexOf("Action: look", StringComparison.Ordinal)), Is.EqualTo(kept));
    }

    [TestCase(200, 0)]
    [TestCase(199, 1)]
    public void An_answer_of_more_marks_than_any_has_is_not_taken_apart_further(int marks, int blocks) =>
        Assert.That(ReplyText.Read(string.Concat(Enumerable.Repeat("<|im_end|>", marks)) + "\n```python\nlook()\n```").Blocks, Has.Length.EqualTo(blocks));
}
