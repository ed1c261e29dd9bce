using CodeAct.Embodied.Agents.Python;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

[TestFixture, CancelAfter(60_000)]
public sealed class LimitTests
{
    private static readonly PythonOptions Short = new() { TimeLimit = TimeSpan.FromMilliseconds(300) };

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
            Assert.That(result.Output, Does.Match("The time limit of 0.3 s for one code action was reached at line [4-8], after .* had run; .* the names it defined are kept"));
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
            Assert.That(result.Output, Does.StartWith("printed\nThe time limit of 0.3 s"));
            Assert.That(result.Output, Does.Contain("after 1 primitive had run, the last from line 2"));
            Assert.That(result.Output, Does.Contain("the names you defined are gone"));
            Assert.That(next.Exception, Is.EqualTo("NameError"));
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
}
