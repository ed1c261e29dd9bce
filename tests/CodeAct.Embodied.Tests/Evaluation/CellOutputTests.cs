using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Evaluation.Mint;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Evaluation;

public sealed class CellOutputTests
{
    private const string Countdown = "\nYou have 4 steps left and 2 chances to propose solution left.\n";
    private static readonly string Dashes = new('-', 75);

    [TestCase("a\nb", "a\nb", null, Description = "plain text")]
    [TestCase("[Executed Successfully with No Output]", "", null, Description = "no output")]
    [TestCase("a\nOut[3]: 'b'", "a\n'b'", null, Description = "an echo")]
    [TestCase("Out[1]: \n['a',\n 'b']", "['a', 'b']", null, Description = "an echo that the pretty printer broke over lines")]
    [TestCase("Cell In[1], line 1\n    )\n    ^\nSyntaxError: unmatched ')'", "", "SyntaxError", Description = "a syntax error, its indentation stripped")]
    [TestCase("a\n  Cell In[1], line 3\n    break\n    ^\nSyntaxError: 'break' outside loop", "a", "SyntaxError", Description = "a statement that does not compile")]
    [TestCase("File <tokenize>:3\n    x\n    ^\nIndentationError: unindent", "", "IndentationError", Description = "an error of the tokenizer")]
    [TestCase("a\nAn exception has occurred, use %tb to see the full traceback.\n\nSystemExit: 0", "a", "SystemExit", Description = "leaving")]
    public void A_recorded_observation_is_text_and_exception(string observation, string text, string? exception)
    {
        Assert.That(CellOutput.Recorded($"Observation:\n{observation}{Countdown}"), Is.EqualTo(new CellOutput { Text = text, Exception = exception }));
    }

    [Test]
    public void A_traceback_is_only_its_class()
    {
        var recorded = CellOutput.Recorded(
            $"Observation:\na\n{Dashes}\nNameError                                 Traceback (most recent call last)\nCell In[2], line 1\n----> 1 take()\n\nNameError: name 'take' is not defined{Countdown}You should take the last step to propose a solution.\n");

        Assert.That(recorded, Is.EqualTo(new CellOutput { Text = "a", Exception = "NameError" }));
    }

    [Test]
    public void A_comment_of_the_expert_is_no_part_of_the_observation()
    {
        Assert.That(CellOutput.Recorded($"Observation:\na{Countdown}\nExpert feedback:\nWell done.\n").Text, Is.EqualTo("a"));
    }

    [Test]
    public void A_cut_observation_is_compared_as_far_as_it_goes()
    {
        var recorded = CellOutput.Recorded($"Observation:\nabc...\n[Output Truncated]{Countdown}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new CellOutput { Text = "abcdef" }.Agrees(recorded));
            Assert.That(new CellOutput { Text = "abdef" }.Agrees(recorded), Is.False);
        }
    }

    [TestCase("a\nTraceback (most recent call last):\n  File \"<action 2>\", line 1, in <module>\nNameError: x\n", "NameError", "a", Description = "an exception")]
    [TestCase("  File \"<action 2>\", line 1\n    )\nSyntaxError: unmatched ')'\n", "SyntaxError", "", Description = "a syntax error")]
    public void Our_own_output_is_taken_apart_the_same_way(string output, string exception, string text)
    {
        var own = CellOutput.Of(new CodeResult { End = CodeEnd.Raised, Output = output, Exception = exception });

        Assert.That(own, Is.EqualTo(new CellOutput { Text = text, Exception = exception }));
    }

    [TestCase("!pip install x\nlook()", "pass\nlook()", Description = "a shell command")]
    [TestCase("if x:\n  %time look()", "if x:\n  pass", Description = "a notebook command inside a block")]
    [TestCase(">>> look()\n... x", "look()\nx", Description = "prompts")]
    [TestCase("look();", "look();\nNone", Description = "no echo")]
    [TestCase("x = 5 % 3\ny != 1", "x = 5 % 3\ny != 1", Description = "Python stays as it is")]
    public void What_only_a_notebook_accepts_becomes_Python(string cell, string python)
    {
        Assert.That(NotebookCell.ToPython(cell), Is.EqualTo(python));
    }
}
