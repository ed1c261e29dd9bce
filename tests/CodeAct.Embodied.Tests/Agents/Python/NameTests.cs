using CodeAct.Embodied.Agents.Python;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

[CancelAfter(60_000)]
public sealed class NameTests
{
    [TestCase("goto = goto('safe 1')", "goto", "Line 1 of your program took the name goto for an Observation.", TestName = "A_value")]
    [TestCase("x = 1\nfor open in [1]:\n    pass", "open", "Line 2 of your program took the name open for an int.", TestName = "A_loop")]
    [TestCase("def take(thing):\n    return thing", "take", "Line 1 of your program took the name take for a function of its own.", TestName = "A_function_of_its_own")]
    [TestCase("from math import floor as look", "look", "Line 1 of your program took the name look for", TestName = "An_import")]
    [TestCase("del put", "put", "Line 1 of your program took the name put for nothing, by `del`.", TestName = "Deleting_it")]
    [TestCase("def f():\n    global use\n    use = None\n\nf()", "use", "Line 3 of your program took the name use for a NoneType.", TestName = "A_global_name_in_a_function")]
    [TestCase("exec('heat = 2')", "heat", "Your program took the name heat for an int.", TestName = "What_nobody_can_see")]
    [TestCase("goto, seen = 1, 2\n1 / 0", "goto", "Line 1 of your program took the name goto for an int.", TestName = "A_list_of_names_before_an_error")]
    public async Task A_name_that_a_program_took_is_the_robots_again_and_the_agent_reads_so(string code, string name, string sentence, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync(code, cancellationToken);
        var next = await robot.RunAsync($"print(callable({name}), {name}.__module__)", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Output, Does.Contain(sentence).And.EndWith("It is the robot's function again; choose another name.]\n"));
            Assert.That(next.Output, Is.EqualTo("True robot\n"));
        }
    }

    [TestCase("goto = goto('safe 1')\ngoto('desk 1')", "Line 1 of your program took the name goto", TestName = "Of_the_robot")]
    [TestCase("list = goto('safe 1')\nlist('abc')", "Line 1 of your program took the name list, which is Python's own, for an Observation.", TestName = "Of_Python")]
    [TestCase("def f():\n    open = open('safe 1')\n\nf()", "open is a name of its own in all of f", TestName = "In_a_function_too_early")]
    [TestCase("def f(take):\n    take('mug 1', 'desk 1')\n\nf('mug 1')", "In f, the name take stands for a str", TestName = "As_a_parameter")]
    public async Task An_error_that_comes_of_a_taken_name_says_so(string code, string sentence, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync(code, cancellationToken);

        Assert.That(result.Output, Does.Contain(sentence));
    }

    [Test]
    public async Task By_strict_rules_nothing_is_given_back_and_nothing_said(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, new PythonOptions { IsStrict = true });

        await robot.RunAsync("goto = goto('safe 1')", cancellationToken);
        var result = await robot.RunAsync("goto('desk 1')", cancellationToken);

        Assert.That(result.Output, Does.EndWith("TypeError: 'Observation' object is not callable\n"));
    }

    [TestCase("print([1, 2, 3, 4][slice(1, 3)])", "[2, 3]\n", TestName = "A_part_of_a_list")]
    [TestCase("print('abc'[slice(None, None, -1)])", "cba\n", TestName = "A_part_of_a_text_backwards")]
    [TestCase("open('notes.txt', 'w')", "OSError", TestName = "A_file_with_a_mode")]
    [TestCase("open('a/b')", "Error", TestName = "A_path")]
    [TestCase("open(file='notes', encoding='utf-8')", "Error", TestName = "A_file_by_keyword")]
    public async Task Pythons_own_function_runs_where_nothing_else_can_be_meant(string code, string output, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync(code, cancellationToken);

        Assert.That(robot.Calls, Is.Empty);
        Assert.That(result.Output, output.EndsWith("Error", StringComparison.Ordinal) ? Does.Match("(?:FileNotFound|Permission|OS)Error") : Is.EqualTo(output));
    }

    [TestCase("open('fridge 1', 'drawer 1')", "[open is the robot's function here. Python's own is io.open.]", TestName = "Two_places")]
    [TestCase("with open('fridge 1') as file:\n    pass", "[open is the robot's function here.", TestName = "A_place_as_a_file")]
    [TestCase("slice('bread 1')", "[slice is the robot's function here. Python's own is builtins.slice.]", TestName = "A_thing_without_a_knife")]
    public async Task Otherwise_the_agent_reads_that_the_name_is_the_robots(string code, string sentence, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync(code, cancellationToken);

        Assert.That(result.Output, Does.Contain(sentence));
    }

    [TestCase("go_to('desk 1')", "Did you mean: 'goto'?", TestName = "Another_spelling")]
    [TestCase("Goto('desk 1')", "Did you mean: 'goto'?", TestName = "A_capital")]
    [TestCase("seen = look()\nseen.okay", "Did you mean: 'ok'?", TestName = "Of_an_observation")]
    [TestCase("'a'.upcase()", "AttributeError: 'str' object has no attribute 'upcase'", TestName = "Of_a_text")]
    [TestCase("countr = 1\nprint(counter)", "Did you mean: 'countr'?", TestName = "Of_its_own")]
    public async Task An_unknown_name_gets_the_one_that_may_have_been_meant(string code, string sentence, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync(code, cancellationToken);

        Assert.That(result.Output, Does.Contain(sentence));
    }

    [Test]
    public async Task Help_reads_as_for_any_function(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync("help(open)", cancellationToken);

        Assert.That(result.Output, Does.Contain("open(receptacle)").And.Contain("Open a closed receptacle"));
    }
}
