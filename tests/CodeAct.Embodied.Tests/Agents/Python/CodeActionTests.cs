using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

[TestFixture, CancelAfter(60_000)]
public sealed class CodeActionTests
{
    [Test]
    public async Task Names_are_kept_from_one_code_action_to_the_next(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        await robot.RunAsync("import math\ndef double(x):\n    return 2 * x\nlimit = 21", cancellationToken);
        var result = await robot.RunAsync("print(double(limit), math.floor(2.5), __name__)", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.Completed));
            Assert.That(result.Output, Is.EqualTo("42 2 __main__\n"));
            Assert.That(result.NamespaceLost, Is.False);
            Assert.That(result.Line, Is.Null);
        }
    }

    [TestCase("1 + 1", "2\n", TestName = "The value of a last expression is shown")]
    [TestCase("'a'\n'b'", "'b'\n", TestName = "Only the last expression is shown")]
    [TestCase("None", "", TestName = "None is not shown")]
    [TestCase("x = 5", "", TestName = "An assignment shows nothing")]
    [TestCase("goto('desk 1')", "'goto(desk 1)'\n", TestName = "An observation is shown like any text")]
    [TestCase("", "", TestName = "An empty program says nothing")]
    [TestCase("# nothing", "", TestName = "A comment says nothing")]
    [TestCase("from __future__ import annotations\ndef f(a: Nowhere): pass\nf.__annotations__", "{'a': 'Nowhere'}\n", TestName = "A future import holds for the statements after it")]
    [TestCase("import sys\nprint('a', end='')\nprint('b', file=sys.stderr)\nprint('c')", "ab\nc\n", TestName = "Both streams are in order")]
    [TestCase("import sys\nsys.stdout.buffer.write(b'bytes')\nNone", "bytes", TestName = "Bytes can be written")]
    [TestCase("print('\\ud800', 'ü', '😀')", "? ü 😀\n", TestName = "Half a surrogate pair becomes a question mark")]
    [TestCase("import os\nos.write(1, b'[\"done\",\"completed\",null,0,0,\"\"]\\n')\nprint('here')", "here\n", TestName = "Descriptor 1 is not the protocol")]
    public async Task Output_is_what_Python_shows(string code, string expected, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync(code, cancellationToken);

        Assert.That(result.Output, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_traceback_shows_the_lines_of_every_code_action_involved(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        await robot.RunAsync("def half(x):\n    return x / none", cancellationToken);
        var result = await robot.RunAsync("print('on')\nfor i in range(2):\n    half(i)", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.Raised));
            Assert.That(result.Exception, Is.EqualTo("NameError"));
            Assert.That(result.Line, Is.EqualTo(3));
            Assert.That(result.Output, Does.StartWith("on\nTraceback (most recent call last):\n  File \"<action 2>\", line 3, in <module>\n    half(i)\n"));
            Assert.That(result.Output, Does.Contain("  File \"<action 1>\", line 2, in half\n    return x / none\n"));
            Assert.That(result.Output, Does.Contain("\nNameError: name 'none' is not defined"));
            Assert.That(result.Output, Does.Not.Contain("<string>"));
        }
    }

    [Test]
    public async Task A_syntax_error_runs_nothing(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync("goto('desk 1')\nif True\n    look()", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(robot.Calls, Is.Empty);
            Assert.That(result.End, Is.EqualTo(CodeEnd.Raised));
            Assert.That(result.Exception, Is.EqualTo("SyntaxError"));
            Assert.That(result.Line, Is.EqualTo(2));
            Assert.That(result.Output, Does.StartWith("  File \"<action 1>\", line 2\n    if True\n"));
        }
    }

    [TestCase("break", TestName = "A break outside of a loop is raised when its turn comes")]
    [TestCase("return 5", TestName = "A return outside of a function is raised when its turn comes")]
    public async Task Statements_are_compiled_one_by_one(string statement, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync($"look()\n{statement}\nlook()", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(robot.Lines, Is.EqualTo([1]));
            Assert.That(result.Exception, Is.EqualTo("SyntaxError"));
            Assert.That(result.Output, Does.StartWith($"  File \"<action 1>\", line 2\n    {statement}\n"));
            Assert.That(result.Line, Is.EqualTo(2));
        }
    }

    [Test]
    public async Task Every_call_knows_the_line_it_came_from(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        await robot.RunAsync("def visit(place):\n    goto(place)", cancellationToken);
        await robot.RunAsync("def twice(place):\n    visit(place)\n    look()\nfor i in range(2):\n    look()\ntwice('desk 1')\nvisit(\n    'bed 1')", cancellationToken);

        Assert.That(robot.Lines, Is.EqualTo([5, 5, 2, 3, 7]));
    }

    [Test]
    public async Task A_call_returns_an_observation(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);
        robot.Answer = (_, _) => new() { Text = "You see a mug 1.", Ok = false, Reason = "The hand is full.", Objects = ["mug 1"] };

        var result = await robot.RunAsync("o = take('mug 1', 5)\nprint(isinstance(o, str), 'mug' in o, o.ok, o.reason, o.objects, type(o).__name__, sep='|')", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Output, Is.EqualTo("True|True|False|The hand is full.|['mug 1']|Observation\n"));
            Assert.That(robot.Calls.Single().Arguments, Is.EqualTo(["mug 1", "5"]));
            Assert.That(robot.Calls.Single().Function.Verb, Is.EqualTo(Verb.Take));
        }
    }

    [TestCase("goto()", "TypeError: goto() missing 1 required positional argument: 'receptacle'", TestName = "An argument is missing")]
    [TestCase("look('x')", "TypeError: look() takes 0 positional arguments but 1 was given", TestName = "An argument is too many")]
    [TestCase("take('a', to='b')", "TypeError: take() got an unexpected keyword argument 'to'", TestName = "A keyword does not exist")]
    [TestCase("goto('x' * 5000)", "ValueError: goto() was given a text of 5000 characters", TestName = "A text is far too long")]
    [TestCase("input('?')", "EOFError: input() has nobody to ask", TestName = "Nobody answers input")]
    public async Task A_wrong_call_reads_like_that_of_any_function(string code, string expected, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync(code, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Output, Does.Contain("\n" + expected));
            Assert.That(result.Output, Does.Not.Contain("call("));
            Assert.That(robot.Calls, Is.Empty);
        }
    }

    [Test]
    public async Task Help_explains_a_primitive(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync("help(take)", cancellationToken);

        Assert.That(result.Output, Is.EqualTo("""
            Help on function take in module robot:

            take(object, receptacle)
                Take an object from the receptacle you stand at. The hand must be empty.
                Example: take("mug 1", "shelf 2")
                Returns an Observation: a str that also has .ok, .reason and .objects.


            """));
    }

    [Test]
    public async Task The_functions_of_the_paper_are_there_when_asked_for(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, new() { Functions = FunctionList.CodeAct2024 });

        var result = await robot.RunAsync("toggle('desklamp 1')\ntake_from('mug 1', 'desk 1')\nopen_receptacle('drawer 1')\nopen.__module__", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(robot.Calls.Select(call => call.Function.Name), Is.EqualTo(["toggle", "take_from", "open_receptacle"]));
            Assert.That(robot.Calls[0].Function.Verb, Is.Null);
            Assert.That(result.Output, Is.EqualTo("'_io'\n").Or.EqualTo("'io'\n"));
        }
    }

    [Test]
    public async Task The_program_stops_at_the_call_that_ended_the_episode(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);
        robot.Answer = (number, call) => RobotSession.Echo(call) with { StopProgram = number == 2 };

        var result = await robot.RunAsync("""
            print("begin")
            while True:
                try:
                    look()
                except Exception:
                    print("never")
                finally:
                    print("finally")
            """, cancellationToken);
        robot.Answer = (_, call) => RobotSession.Echo(call);
        var next = await robot.RunAsync("look()", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.EpisodeEnded));
            Assert.That(result.Output, Is.EqualTo("begin\nfinally\nfinally\n"));
            Assert.That(result.Line, Is.EqualTo(4));
            Assert.That(result.Exception, Is.Null);
            Assert.That(next.Output, Is.EqualTo("'look()'\n"));
        }
    }

    [Test]
    public async Task A_program_that_clings_to_a_finished_episode_makes_no_more_calls(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);
        robot.Answer = (_, call) => RobotSession.Echo(call) with { StopProgram = true };

        var result = await robot.RunAsync("while True:\n    try:\n        look()\n    except BaseException:\n        pass", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.EpisodeEnded));
            Assert.That(robot.Calls, Has.Count.EqualTo(1));
        }
    }

    [TestCase("exit()", "", TestName = "exit ends the code action")]
    [TestCase("quit()", "", TestName = "quit ends the code action")]
    [TestCase("import sys\nsys.exit('bye')", "bye\n", TestName = "sys.exit ends the code action and says its message")]
    public async Task Leaving_ends_the_code_action_and_keeps_the_names(string code, string expected, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync($"kept = 1\n{code}\nlook()", cancellationToken);
        var next = await robot.RunAsync("kept", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.Completed));
            Assert.That(result.Output, Is.EqualTo(expected));
            Assert.That(robot.Calls, Is.Empty);
            Assert.That(next.Output, Is.EqualTo("1\n"));
        }
    }

    [Test]
    public async Task Long_output_is_cut_and_says_how_much_is_missing(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync("print('x' * 12_345, end='')", cancellationToken);

        Assert.That(result.Output, Is.EqualTo(new string('x', 1000) + "...\n[Output cut: 10,345 characters are left out here; 2,000 are the limit. Print only what you need.]\n..." + new string('x', 1000)));
    }

    [TestCase("for i in range(10_000):\n    print(i)", "0\n1\n", "9998\n9999\n", TestName = "The end of many lines is kept as well as their beginning")]
    [TestCase("print('😀' * 9_000)", "😀😀", "😀😀\n", TestName = "No character is cut in two")]
    public async Task Of_long_output_both_ends_are_kept(string code, string start, string end, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync(code, cancellationToken);

        Assert.That(result.Output, Does.StartWith(start).And.EndWith(end).And.Contain("characters are left out here"));
        Assert.That(result.Output, Has.Length.LessThan(2150));
    }

    [Test]
    public async Task A_traceback_survives_the_cut(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync("print('x' * 5_000)\nmug", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Output, Does.StartWith("xxxx"));
            Assert.That(result.Output, Does.Contain("characters are left out here; 2,000 are the limit. Print only what you need.]\n...xxx").And.Contain("x\nTraceback (most recent call last):\n"));
            Assert.That(result.Output, Does.EndWith("NameError: name 'mug' is not defined\n"));
            Assert.That(result.Output, Has.Length.LessThan(2150));
        }
    }

    [Test]
    public async Task Runaway_recursion_is_an_ordinary_error(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync("def deep(n):\n    goto(n)\n    deep(n + 1)\ndeep(0)", cancellationToken);
        var next = await robot.RunAsync("goto('bed 1')", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Exception, Is.EqualTo("RecursionError"));
            Assert.That(next.Output, Is.EqualTo("'goto(bed 1)'\n"));
        }
    }

    [Test]
    public async Task An_exception_of_the_host_reaches_the_caller_and_the_session_goes_on(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);
        robot.Answer = (_, _) => throw new InvalidDataException("the log is full");

        Assert.That(async () => await robot.RunAsync("look()", cancellationToken), Throws.TypeOf<InvalidDataException>());
        var next = await robot.RunAsync("2", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(next.NamespaceLost, Is.True);
            Assert.That(next.Output, Does.StartWith("Python was started anew").And.EndsWith("\n2\n"));
        }
    }

    [Test]
    public async Task The_same_program_prints_its_sets_in_the_same_order_every_time(CancellationToken cancellationToken)
    {
        await using var first = await RobotSession.StartAsync(cancellationToken);
        await using var second = await RobotSession.StartAsync(cancellationToken);

        var one = await first.RunAsync("{'apple', 'bread', 'cup', 'dish', 'egg', 'fork'}", cancellationToken);
        var other = await second.RunAsync("{'apple', 'bread', 'cup', 'dish', 'egg', 'fork'}", cancellationToken);

        Assert.That(one.Output, Is.EqualTo(other.Output));
    }

    [Test]
    public async Task Two_sessions_do_not_share_names(CancellationToken cancellationToken)
    {
        await using var first = await RobotSession.StartAsync(cancellationToken);
        await using var second = await RobotSession.StartAsync(cancellationToken);

        await first.RunAsync("secret = 1", cancellationToken);
        var result = await second.RunAsync("secret", cancellationToken);

        Assert.That(result.Exception, Is.EqualTo("NameError"));
    }
}
