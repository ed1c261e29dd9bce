using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.PythonNet;
using CodeAct.Embodied.Tests.Agents.Python;
using CodeAct.Embodied.Tests.Cli;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.PythonNet;

/// <summary>Python in process; skipped where the package feed lacks pythonnet.</summary>
[TestFixture, NonParallelizable, CancelAfter(60_000)]
public sealed class EmbeddedPythonTests
{
    [SetUp]
    public void NeedsPythonnet()
    {
        if (EmbeddedPython.Library is null)
            Assert.Ignore(EmbeddedPython.Missing);
    }

    [TestCase("1 + 1", "2\n", TestName = "The value of a last expression is shown")]
    [TestCase("import sys\nprint('a', end='')\nprint('b', file=sys.stderr)", "ab\n", TestName = "Both streams are in order")]
    [TestCase("goto('desk 1')", "'goto(desk 1)'\n", TestName = "An observation is shown like any text")]
    [TestCase("o = take('mug 1', 'desk 1')\nprint(o, o.ok, o.reason, o.objects)", "take(mug 1, desk 1) True None ['mug 1', 'desk 1']\n", TestName = "An observation knows its objects")]
    [TestCase("print('\\ud800', 'ü', '😀')", "? ü 😀\n", TestName = "Texts of all languages")]
    [TestCase("import sys\nsys.exit('bye')", "bye\n", TestName = "sys.exit ends the code action only")]
    public async Task Output_is_what_Python_shows(string code, string expected, CancellationToken cancellationToken)
    {
        await using var python = await EmbeddedPython.StartAsync(new PythonOptions(), cancellationToken);

        var result = await python.RunAsync(code, RobotSession.Echo, cancellationToken);

        Assert.That(result.Output, Is.EqualTo(expected));
    }

    [Test]
    public async Task Names_and_lines_are_kept_and_an_error_shows_its_traceback(CancellationToken cancellationToken)
    {
        await using var python = await EmbeddedPython.StartAsync(new PythonOptions(), cancellationToken);
        List<int> lines = [];

        await python.RunAsync("def visit(place):\n    return goto(place)", Note, cancellationToken);
        var result = await python.RunAsync("look()\nvisit('desk 1')\nnone", Note, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Is.EqualTo([1, 2]));
            Assert.That(result.Exception, Is.EqualTo("NameError"));
            Assert.That(result.Line, Is.EqualTo(3));
            Assert.That(result.Output, Does.StartWith("Traceback (most recent call last):\n  File \"<action 2>\", line 3, in <module>\n    none\n"));
        }

        PythonReply Note(PythonCall call)
        {
            lines.Add(call.Line);
            return RobotSession.Echo(call);
        }
    }

    [TestCase("while True: pass", TestName = "A loop")]
    [TestCase("while True:\n    try:\n        look()\n    except Exception: pass", TestName = "A loop of calls that catches every Exception")]
    public async Task At_the_time_limit_a_program_is_stopped_and_its_names_are_kept(string code, CancellationToken cancellationToken)
    {
        await using var python = await EmbeddedPython.StartAsync(new PythonOptions { TimeLimit = TimeSpan.FromMilliseconds(300), MaxCalls = int.MaxValue }, cancellationToken);

        var result = await python.RunAsync($"kept = 1\nprint('printed')\n{code}", RobotSession.Echo, cancellationToken);
        var next = await python.RunAsync("kept", RobotSession.Echo, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.TimedOut));
            Assert.That(result.Output, Does.StartWith("printed\nThe time limit of 0.3 s"));
            Assert.That(next.Output, Is.EqualTo("1\n"));
        }
    }

    [Test]
    public async Task The_episode_s_end_ends_the_program(CancellationToken cancellationToken)
    {
        await using var python = await EmbeddedPython.StartAsync(new PythonOptions(), cancellationToken);

        var result = await python.RunAsync("try:\n    look()\nexcept Exception:\n    print('no')\nprint('never')", call => RobotSession.Echo(call) with { StopProgram = true }, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.EpisodeEnded));
            Assert.That(result.Output, Is.Empty);
        }
    }

    [Test]
    public async Task An_exception_of_the_host_reaches_the_caller(CancellationToken cancellationToken)
    {
        await using var python = await EmbeddedPython.StartAsync(new PythonOptions(), cancellationToken);

        Assert.That(
            async () => await python.RunAsync("try: look()\nexcept BaseException: pass", _ => throw new InvalidDataException("the log is full"), cancellationToken),
            Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public async Task Cancellation_stops_the_program(CancellationToken cancellationToken)
    {
        await using var python = await EmbeddedPython.StartAsync(new PythonOptions(), cancellationToken);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Assert.That(async () => await python.RunAsync("look()\nwhile True: pass", Cancel, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        var next = await python.RunAsync("2", RobotSession.Echo, cancellationToken);

        Assert.That(next.Output, Is.EqualTo("2\n"));

        PythonReply Cancel(PythonCall call)
        {
            cancel.Cancel();
            return RobotSession.Echo(call);
        }
    }

    [Test]
    public async Task Calls_and_tools_are_counted_and_chance_is_seeded(CancellationToken cancellationToken)
    {
        var options = new PythonOptions { MaxCalls = 2, Seed = 7, Tools = [new ToolFile("skills.py", "def visit(place):\n    return goto(place)")] };
        await using var python = await EmbeddedPython.StartAsync(options, cancellationToken);

        var result = await python.RunAsync("import random\nprint(random.random())\nwhile True: visit('desk 1')", RobotSession.Echo, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(python.Tools.Single().Describe(), Is.EqualTo("visit(place)"));
            Assert.That(result.End, Is.EqualTo(CodeEnd.CallLimit));
            Assert.That(result.ToolCalls, Has.Length.EqualTo(3));
            Assert.That(result.Output, Does.StartWith("0.32383276483316237\nThe limit of 2 primitive calls"));
        }
    }

    [Test]
    public async Task A_library_that_is_no_Python_of_use_is_a_sentence(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var library = folder.Write("libpython3.10.so.1.0", "");

        using var process = CodeactProcess.StartOther(folder.Path, [$"PYTHONNET_PYDLL={library}", .. CodeactProcess.Words, "run", "kitchen", "--python", "embedded"]);
        var run = await process.FinishAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Error, Does.StartWith($"codeact: {library} cannot be Python in process, which needs version 3.11 to 3.15: ").And.Not.Contain("   at "));
        }
    }
}
