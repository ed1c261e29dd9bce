using System.Text.RegularExpressions;
using CodeAct.Embodied.Agents.Replies;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Replies;

/// <summary>A walk through a program: at each character, marked below it, whether it is program (p), text (t) or comment (c).</summary>
public sealed class PythonScanTests
{
    [TestCase("a = 'b' + c",
              "pppppttpppp", TestName = "A_text_in_single_quotation_marks")]
    [TestCase("a = \"b'\" + c",
              "pppppttt    ", TestName = "A_quotation_mark_of_the_other_kind_ends_no_text")]
    [TestCase("'a\\'b' c",
              "pttttt p", TestName = "An_escaped_quotation_mark_ends_no_text")]
    [TestCase("'a\nb",
              "pttp", TestName = "A_text_ends_with_its_line")]
    [TestCase("'''a'b\n''' c",
              "p  ttttt  pp", TestName = "A_text_in_three_quotation_marks_goes_over_lines")]
    [TestCase("'' c",
              "ptpp", TestName = "Two_quotation_marks_are_an_empty_text")]
    [TestCase("a # 'b\nc",
              "pppccccp", TestName = "A_comment_ends_with_its_line_and_holds_no_text")]
    [TestCase("'# a' b",
              "ptttt p", TestName = "A_text_holds_no_comment")]
    [TestCase("\"\"\"a\"\"\"\"b\"c",
              "p         p", TestName = "A_text_that_follows_one_in_three_quotation_marks_at_once")]
    [TestCase("\"\"\"\"a b",
              "p   ttt", TestName = "A_quotation_mark_is_the_first_thing_in_a_text_in_three")]
    public void Every_place_is_program_text_or_comment(string program, string places)
    {
        var found = string.Concat(places.Select((place, index) => place is ' ' ? ' ' : PlaceAt(program, index)));

        Assert.That(found, Is.EqualTo(places));
    }

    [TestCase("a\n", true, TestName = "A_line_that_is_done")]
    [TestCase("f(a,\n", false, TestName = "An_open_bracket")]
    [TestCase("[a,\n", false, TestName = "An_open_square_bracket")]
    [TestCase("f((a)\n", false, TestName = "One_of_two_open_brackets")]
    [TestCase("{a:\n", false, TestName = "An_open_brace")]
    [TestCase("f([a], {b})\n", true, TestName = "Brackets_that_are_closed")]
    [TestCase("a)\nf(\n", false, TestName = "A_bracket_that_nobody_opened_closes_none_that_follows")]
    [TestCase("f('(')\n", true, TestName = "A_bracket_in_a_text")]
    [TestCase("f()  # (\n", true, TestName = "A_bracket_in_a_comment")]
    [TestCase("a = \\\n", false, TestName = "A_line_that_is_continued")]
    [TestCase("a = \\\r\n", false, TestName = "A_line_that_is_continued_with_the_line_end_of_Windows")]
    [TestCase("'''a\n", false, TestName = "A_text_over_several_lines")]
    [TestCase("\n", true, TestName = "An_empty_line")]
    [TestCase("", true, TestName = "The_beginning")]
    public void A_statement_may_begin_behind(string program, bool mayBegin)
    {
        var scan = new PythonScan(program);
        scan.MoveTo(program.Length);

        Assert.That(scan.IsStatementStart, Is.EqualTo(mayBegin));
    }

    [Test]
    public void What_stands_before_the_start_is_no_part_of_the_program() =>
        Assert.That(PythonScan.Find(new Regex("#"), "don't: a #", 7, _ => true)?.Index, Is.EqualTo(9));

    private static char PlaceAt(string program, int index)
    {
        var scan = new PythonScan(program);
        scan.MoveTo(index);
        return scan.IsString ? 't' : scan.IsCode ? 'p' : 'c';
    }
}
