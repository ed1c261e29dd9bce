using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Agents.Python.Advice;
using CodeAct.Embodied.Agents.Runs;
using CodeAct.Embodied.Tests.Agents.Models;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

/// <summary>Wrong programs, each run in a real kitchen, and what is said of them.</summary>
[CancelAfter(120_000)]
public sealed class AdviceTests
{
    [TestCase("goto(countertop)", "no-quotes", "`countertop` without quotes is a name for something that you made. A place is text: \"countertop 1\".", TestName = "A_kind_without_quotes")]
    [TestCase("goto(fridge_1)", "no-quotes", "`fridge_1` without quotes is a name for something that you made. A place is text: \"fridge 1\".", TestName = "A_place_without_quotes")]
    [TestCase("goto(fridge 1)", "no-quotes", "fridge 1 stands without quotes. A place is text: \"fridge 1\".", TestName = "A_place_with_its_number_without_quotes")]
    [TestCase("drop('mug 1')", "unknown-function", "There is no function drop; what may be meant is put(object, receptacle). The robot's functions are goto, take, put,", TestName = "A_function_by_another_name")]
    [TestCase("fly_to('fridge 1')", "unknown-function", "There is no function fly_to. The robot's functions are goto,", TestName = "A_function_that_there_is_not")]
    [TestCase("seen = look()\nseen.okay", "observation", "An Observation is a text with .ok, .reason and .objects.", TestName = "A_part_that_an_observation_has_not")]
    [TestCase("for place in ['fridge 1']\n    goto(place)", "no-colon", "Line 1 starts a block (`for`), so it ends with a colon.", TestName = "No_colon")]
    [TestCase("x = 1\nif x = 2:\n    look()", "one-equals-sign", "`=` gives a name to a value. To ask whether two are equal, write `==`.", TestName = "One_equals_sign")]
    [TestCase("x = 1\nif x == 1:\nlook()", "indentation", "The lines that belong to the `if` in line 2 stand a little to the right, by 4 spaces.", TestName = "No_indentation")]
    [TestCase("x = 1\n    look()", "indentation", "Line 2 stands further to the right than the line above it, which begins no block.", TestName = "Too_much_indentation")]
    [TestCase("goto('drawer ' + 1)", "text-and-number", "Text and a number do not join. `str(i)` makes text of a number.", TestName = "Text_and_a_number")]
    [TestCase("open = goto('fridge 1')", "overwritten", "From there on `open` is your value, no longer the robot's. Choose another name.", TestName = "A_name_of_the_robots")]
    [TestCase("def find(kind):\n    place = 'fridge 1'\n\ngoto(find('egg'))", "no-return", "`find` ended without `return`, so its value is None.", TestName = "No_return")]
    [TestCase("goto('diningtable 1')\ntake('apple', 'diningtable 1')", "no-number", "Say which apple: \"apple 2\".", TestName = "No_number")]
    [TestCase("for i in range(2):\n    if not goto('drawer ' + str(i)).ok:\n        break", "off-by-one", "There is no drawer 0. The drawers here are drawer 1 and drawer 2.", TestName = "Off_by_one")]
    [TestCase("goto('diningtable 1')\ntake('apple 2', 'diningtable 1')\ntake('bowl 2', 'diningtable 1')", "hand-full", "The robot holds the apple 2. One thing at a time: put it down first.", TestName = "A_full_hand")]
    [TestCase("goto('diningtable 1')\ngoto('fridge 1')\ntake('apple 2', 'diningtable 1')", "stale-place", "You saw apple 2 on diningtable 1, but the robot has walked on to fridge 1.", TestName = "A_place_left_behind")]
    [TestCase("n = 0\nwhile n < 3:\n    goto('drawer 1')\n    goto('drawer 2')", "endless-loop", "Line 2 says \"while n < 3\", and nothing in the loop changes n.", TestName = "A_loop_without_end")]
    [TestCase("seen = goto('countertop 1')\nif 'bread' in seen:\n    print('yes')\nseen = goto('diningtable 1')\nif 'owl 2' in seen:\n    print('an owl')", "text-in-text", "\"owl 2\" is also inside \"bowl 2\". Ask the list: in seen.objects.", TestName = "A_text_in_a_text")]
    [TestCase("things = goto('diningtable 1').objects\nfor thing in things:\n    things.remove(thing)", "list-changed-in-loop", "The loop in line 2 walks the list things while you change it, so it skips or repeats some. Loop over `list(things)`.", TestName = "A_list_changed_in_its_loop")]
    [TestCase("seen = goto('diningtable 1')\ngoto('countertop 1')\nprint(seen)", "unused-result", "Line 2 goes on, but `seen` still holds what you saw before it.", TestName = "A_result_that_nobody_keeps")]
    public async Task A_mistake_gets_a_sentence(string code, string id, string sentence, CancellationToken cancellationToken)
    {
        var events = await RunAsync(code, AdviceKind.OfEverything, cancellationToken);

        var ended = events.Single<CodeEnded>();
        Assert.That(ended.Advice, Is.EqualTo(id), ended.Output);
        Assert.That(ended.Output, id is "overwritten" ? Does.Contain("took the name open") : Does.Contain($"[{sentence}"));
    }

    [TestCase("print(goto('fridge 1'))\nprint(open('fridge 1'))", TestName = "That_does_what_it_should")]
    [TestCase("n = 0\nwhile n < 3:\n    goto('drawer 1')\n    n += 1", TestName = "With_a_loop_that_ends")]
    [TestCase("while True:\n    if not goto('drawer 1').ok:\n        break", TestName = "With_a_loop_that_is_left")]
    [TestCase("seen = goto('diningtable 1')\nif 'bowl' in seen:\n    print('yes')", TestName = "With_a_kind_in_a_text_that_is_there")]
    [TestCase("things = [1, 2]\nfor thing in list(things):\n    things.remove(thing)", TestName = "With_a_copy_of_a_list")]
    [TestCase("1 / 0", TestName = "With_an_error_that_says_all")]
    [TestCase("goto('fridge 1')\ntake('egg 1', 'fridge 1')", TestName = "With_a_refusal_that_has_its_own_reason")]
    public async Task Nothing_is_said_of_a_program(string code, CancellationToken cancellationToken)
    {
        var events = await RunAsync(code, AdviceKind.OfEverything, cancellationToken);

        Assert.That(events.Single<CodeEnded>().Advice, Is.Null, events.Single<CodeEnded>().Output);
    }

    [Test]
    public async Task Who_reads_that_nothing_happens_is_told_of_errors_alone(CancellationToken cancellationToken)
    {
        var refused = await RunAsync("goto('drawer 0')", AdviceKind.OfErrors, cancellationToken);
        var strict = await RunAsync("drop('mug 1')", AdviceKind.None, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Single<CodeEnded>().Output, Is.EqualTo("'Nothing happens.'\n"));
            Assert.That(strict.Single<CodeEnded>().Output, Does.EndWith("NameError: name 'drop' is not defined\n"));
        }
    }

    [Test]
    public async Task A_traceback_names_the_persons_file_and_its_lines(CancellationToken cancellationToken)
    {
        const string program = "\n# My program.\n# %% first\n\ndef half(x):\n    return x / 0\n# %% second\n\nhalf(1)\n";

        var events = await RunAsync(program, AdviceKind.OfEverything, cancellationToken);

        Assert.That(events.OfType<CodeEnded>().Last().Output, Does.Contain("File \"pupil.py\", line 9, in <module>").And.Contain("File \"pupil.py\", line 6, in half"));
    }

    [Test]
    public void Every_advice_has_a_row_on_its_page()
    {
        var page = File.ReadAllText(Path.Combine(GoldenFile.Root, "docs/advice.md"));

        Assert.That(AdviceTable.Ids.Where(id => !page.Contains($"| `{id}` |", StringComparison.Ordinal)), Is.Empty);
    }

    private static async Task<EpisodeEvents> RunAsync(string code, AdviceKind advice, CancellationToken cancellationToken)
    {
        var episode = new Episode(WorldLocator.Find("kitchen").World, new EpisodeOptions());
        await using var python = await PythonProcessSession.StartAsync(new PythonOptions { IsStrict = advice is AdviceKind.None }, cancellationToken);
        var events = new EpisodeEvents();
        await new EpisodeRunner(episode, new ProgramPolicy("pupil.py", code), python, new RunOptions { Version = "test", Advice = advice }, TimeProvider.System, events.Add).RunAsync(cancellationToken);
        return events;
    }
}
