using CodeAct.Embodied.Agents.Replies;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Replies;

public sealed class BareProgramTests
{
    [TestCase("look()", "look()", TestName = "One_call")]
    [TestCase("I go.\nlook()\nThere.", "look()\n", TestName = "A_call_between_words")]
    [TestCase("look()\n\n\nlook()\n\nDone.", "look()\n\n\nlook()\n", TestName = "Empty_lines_within_and_none_behind")]
    [TestCase("I go.\n\n\nlook()", "look()", TestName = "And_none_before")]
    [TestCase("names = [\n  some words\n]\nprint(names)\nDone.", "names = [\n  some words\n]\nprint(names)\n", TestName = "A_list_over_lines_that_are_no_statements")]
    [TestCase("I go.\n>>> look()\nA fridge.\n>>> goto('fridge 1')\nIt is cold.", ">>> look()\nA fridge.\n>>> goto('fridge 1')", TestName = "Prompts_with_what_was_answered_between")]
    public void The_program_in_a_text_is(string text, string program)
    {
        var found = BareProgram.Find(text);

        Assert.That(text[found!.Value.Start..found.Value.End], Is.EqualTo(program));
    }

    [TestCase("", TestName = "No_text_at_all")]
    [TestCase("I wonder.", TestName = "Words")]
    [TestCase("place = 'fridge 1'", TestName = "A_statement_that_calls_nothing")]
    [TestCase("look()\nThen:\nlook()", TestName = "Two_programs_with_words_between")]
    public void There_is_no_program_in(string text) => Assert.That(BareProgram.Find(text), Is.Null);

    [TestCase(1000, true)]
    [TestCase(1001, false)]
    public void A_line_of_a_program_is_one_that_was_written_by_hand(int length, bool isProgram) =>
        Assert.That(BareProgram.IsProgram($"print('{new string('x', length - 9)}')"), Is.EqualTo(isProgram));

    [Test]
    public void A_program_may_stand_behind_many_words() =>
        Assert.That(BareProgram.IsIn(string.Concat(Enumerable.Repeat("I wonder.\n", 200)) + "look()"), Is.True);

    [TestCase("look()", true, true)]
    [TestCase("\n look()\n\n", true, true, Description = "with space around it")]
    [TestCase("I go.\nlook()", true, false)]
    [TestCase("look()\nThere.", true, false)]
    [TestCase("look()\nThen:\nlook()", true, false)]
    [TestCase("I go.", false, false)]
    public void A_text_has_a_program_in_it_or_is_one(string text, bool isIn, bool isProgram) =>
        Assert.That((BareProgram.IsIn(text), BareProgram.IsProgram(text)), Is.EqualTo((isIn, isProgram)));
}
