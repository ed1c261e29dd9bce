using CodeAct.Embodied.Agents.Python;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

[TestFixture, CancelAfter(60_000)]
public sealed class LimitTests
{
    private static readonly PythonOptions Short = new() { TimeLimit = TimeSpan.FromSeconds(1), MaxCalls = int.MaxValue };

    [TestCase("while True: pass", TestName = "An endless loop")]
    [TestCase("import time\ntime.sleep(600)", TestName = "A long sleep")]
    [TestCase("while True: look()", TestName = "Endless calls")]
    [TestCase("while True: print('x')", TestName = "Endless output")]
    [TestCase("while True:\n    try:\n        while True: pass\n    except Exception: pass", TestName = "A loop that catches every Exception")]
    [TestCase("try:\n    while True: pass\nexcept BaseException:\n    pass", TestName = "A program that swallows the stop once")]
    [TestCase("class Slow:\n    def __repr__(self):\n        while True: pass\nSlow()", TestName = "A value that cannot be shown")]
    [TestCase("class Slow(Exception):\n    def __str__(self):\n        while True: pass\nraise Slow()", TestName = "An exception that cannot be described")]
    public async Task At_the_time_limit_what_was_printed_and_defined_is_kept(string code, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, Short);

        var result = await robot.RunAsync($"kept = 'yes'\nlook()\nprint('printed')\n{code}", cancellationToken);
        var next = await robot.RunAsync("kept", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.TimedOut));
            Assert.That(result.NamespaceLost, Is.False);
            Assert.That(result.Output, Does.StartWith("printed\n"));
            Assert.That(result.Output, Does.Match("The time limit of 1 s for one code action was reached at line [4-8], after .* had run; .* the names it defined are kept"));
            Assert.That(result.Line, Is.InRange(4, 8));
            Assert.That(next.Output, Is.EqualTo("'yes'\n"));
        }
    }

    [TestCase("import signal\nsignal.setitimer(signal.ITIMER_REAL, 0)\nwhile True: pass", TestName = "A program that disarms the timer")]
    [TestCase("n = 0\nwhile True:\n    try:\n        n = 0\n        while True: n += 1\n    except BaseException: n = 0", TestName = "A program that swallows every stop")]
    [TestCase("sum(range(10**12))", TestName = "A computation that cannot be interrupted")]
    public async Task A_program_that_does_not_stop_is_killed_and_what_it_printed_is_kept(string code, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, Short);

        var result = await robot.RunAsync($"lost = 1\nlook()\nprint('printed')\n{code}", cancellationToken);
        var next = await robot.RunAsync("lost", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.TimedOut));
            Assert.That(result.NamespaceLost, Is.True);
            Assert.That(result.Output, Does.StartWith("printed\nThe time limit of 1 s"));
            Assert.That(result.Output, Does.Contain("after 1 primitive had run, the last from line 2"));
            Assert.That(result.Output, Does.Contain("the names you defined are gone"));
            Assert.That(next.Exception, Is.EqualTo("NameError"));
        }
    }

    [TestCase("while True: pass", false, TestName = "A loop is stopped and its names are kept")]
    [TestCase("import signal\nsignal.setitimer(signal.ITIMER_PROF, 0)\nwhile True: pass", true, TestName = "A loop that disarms the timer is killed")]
    public async Task At_the_limit_of_processor_time_the_agent_reads_which_limit_it_was(string code, bool lost, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, new() { CpuLimit = TimeSpan.FromMilliseconds(200) });

        var result = await robot.RunAsync($"look()\nprint('printed')\n{code}", cancellationToken);
        var next = await robot.RunAsync("look()", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.CpuLimit));
            Assert.That(result.NamespaceLost, Is.EqualTo(lost));
            Assert.That(result.Output, Does.Match("^printed\nThe limit of 0.2 s of processor time for one code action was reached.*, after 1 primitive had run"));
            Assert.That(result.Output, Does.Contain(lost ? "the names you defined are gone" : "the names it defined are kept"));
            Assert.That(next.Output, Is.EqualTo("'look()'\n"));
        }
    }

    [Test]
    public async Task Waiting_uses_no_processor_time(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, new() { CpuLimit = TimeSpan.FromMilliseconds(200) });

        var result = await robot.RunAsync("import time\ntime.sleep(0.5)", cancellationToken);

        Assert.That(result.End, Is.EqualTo(CodeEnd.Completed), result.Output);
    }

    [TestCase("while True: look()", TestName = "A loop of calls")]
    [TestCase("while True:\n    try: look()\n    except Exception: pass", TestName = "A loop of calls that catches every Exception")]
    public async Task One_call_too_many_is_not_made_and_the_agent_reads_why(string code, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, new() { MaxCalls = 5 });

        var result = await robot.RunAsync($"kept = 1\n{code}", cancellationToken);
        var next = await robot.RunAsync("kept", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.CallLimit));
            Assert.That(robot.Calls, Has.Count.EqualTo(5));
            Assert.That(result.Output, Does.Match("^The limit of 5 primitive calls in one code action was reached at line [23]; .* the names it defined are kept. Look at what the calls return"));
            Assert.That(next.Output, Is.EqualTo("1\n"));
        }
    }

    [Test]
    public async Task At_the_memory_limit_the_agent_reads_which_limit_it_was(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync("look()\nprint('printed')\nhoard = 'x' * 10**12", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Exception, Is.EqualTo("MemoryError"));
            Assert.That(result.Output, Does.StartWith("printed\nTraceback"));
            Assert.That(result.Output, Does.Contain("\nThe memory limit of 512 MiB was reached at line 3, after 1 primitive had run."));
        }
    }

    [TestCase("import threading\nthreading.Thread(target=print).start()", TestName = "A thread")]
    [TestCase("import asyncio\nasyncio.run(asyncio.sleep(0))", TestName = "asyncio")]
    [TestCase("import subprocess\nsubprocess.run(['ls'])", TestName = "A process")]
    [TestCase("import builtins\nbuiltins.open('notes.txt', 'w')", TestName = "A file")]
    [TestCase("import urllib.request\nurllib.request.urlopen('http://192.0.2.1/')", TestName = "A download")]
    public async Task What_the_sandbox_refuses_is_explained(string code, CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync(code, cancellationToken);

        Assert.That(result.Output, Does.EndWith(
            "[A program here runs alone: it cannot start threads or processes, so asyncio does not work either, and it has no network. There are no files: keep what you need in variables.]\n"));
    }

    [Test]
    public async Task Chance_starts_from_the_seed(CancellationToken cancellationToken)
    {
        const string Code = "import random\nrandom.random(), random.choice('abcdef')";
        await using var one = await RobotSession.StartAsync(cancellationToken, new() { Seed = 7 });
        await using var same = await RobotSession.StartAsync(cancellationToken, new() { Seed = 7 });
        await using var other = await RobotSession.StartAsync(cancellationToken, new() { Seed = -8 });

        var drawn = await one.RunAsync(Code, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawn.Output, Does.StartWith("(0."));
            Assert.That((await same.RunAsync(Code, cancellationToken)).Output, Is.EqualTo(drawn.Output));
            Assert.That((await other.RunAsync(Code, cancellationToken)).Output, Is.Not.EqualTo(drawn.Output));
        }
    }

    [Test]
    public async Task Cancellation_kills_the_program_and_the_session_can_go_on(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        robot.Answer = (_, call) =>
        {
            cancel.Cancel();
            return RobotSession.Echo(call);
        };

        Assert.That(async () => await robot.RunAsync("look()\nwhile True: pass", cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        var next = await robot.RunAsync("2", cancellationToken);

        Assert.That(next.Output, Does.EndWith("\n2\n"));
    }

    [Test]
    public async Task Disposal_ends_a_running_program(CancellationToken cancellationToken)
    {
        var robot = await RobotSession.StartAsync(cancellationToken);
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        robot.Answer = (_, call) =>
        {
            called.SetResult();
            return RobotSession.Echo(call);
        };

        var running = robot.RunAsync("look()\nwhile True: pass", cancellationToken);
        await called.Task.WaitAsync(cancellationToken);
        await robot.DisposeAsync();

        Assert.That(async () => await running, Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Where_all_descriptors_are_in_use_the_agent_still_reads_what_went_wrong_and_where(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync("import io\nkept = []\nwhile True:\n    kept.append(io.open('/dev/null'))", cancellationToken);
        var next = await robot.RunAsync("kept.clear()\n1 / 0", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Output, Does.StartWith("""
                Traceback (most recent call last):
                  File "<action 1>", line 4, in <module>
                    kept.append(io.open('/dev/null'))
                OSError: [Errno 24] Too many open files
                """));
            Assert.That(next.Output, Does.EndWith("ZeroDivisionError: division by zero\n"));
        }
    }

    [Test]
    public async Task A_program_that_prints_a_traceback_of_its_own_sees_its_lines(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var result = await robot.RunAsync("import traceback\ntry:\n    1 / 0\nexcept ZeroDivisionError:\n    print(traceback.format_exc())", cancellationToken);

        Assert.That(result.Output, Does.Contain("line 3, in <module>\n    1 / 0\n"));
    }
}
