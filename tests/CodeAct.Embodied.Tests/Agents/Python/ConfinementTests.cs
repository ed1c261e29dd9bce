using System.Diagnostics;
using CodeAct.Embodied.Agents.Python;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

[TestFixture, CancelAfter(60_000)]
public sealed class ConfinementTests
{
    [Test]
    public async Task A_session_knows_what_holds_it(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var report = robot.Session.Confinement;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Level, Is.Not.EqualTo(ConfinementLevel.None));
            Assert.That(report.PythonVersion, Does.Match(@"^3\.\d+\.\d+$"));
            Assert.That(report.Interpreter, Does.Exist);
            Assert.That(report.Bubblewrap, Is.EqualTo(report.BubblewrapProblem is null));
            Assert.That(report.StartTime, Is.GreaterThan(TimeSpan.Zero));
        }
    }

    [Test]
    public void Without_any_confinement_a_session_is_refused(CancellationToken cancellationToken) =>
        Assert.That(
            async () => await RobotSession.StartAsync(cancellationToken, new() { Layers = ConfinementLayers.None }),
            Throws.TypeOf<PythonUnavailableException>().With.Message.Contains("--no-sandbox"));

    [Test]
    public async Task Without_any_confinement_trusted_code_runs(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, new() { Layers = ConfinementLayers.None, AllowUnconfined = true });

        var result = await robot.RunAsync("look()", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(robot.Session.Confinement.Level, Is.EqualTo(ConfinementLevel.None));
            Assert.That(result.Output, Is.EqualTo("'look()'\n"));
        }
    }

    [TestCase("/nowhere/python3", "There is no Python at '/nowhere/python3'", TestName = "An interpreter that does not exist")]
    [TestCase("/usr/bin/true", "/usr/bin/true did not start", TestName = "A program that is no interpreter")]
    public void An_unusable_interpreter_is_named(string interpreter, string expected, CancellationToken cancellationToken) =>
        Assert.That(
            async () => await RobotSession.StartAsync(cancellationToken, new() { Interpreter = interpreter }),
            Throws.TypeOf<PythonUnavailableException>().With.Message.Contains(expected));

    [Test]
    public void A_start_that_is_cancelled_throws(CancellationToken cancellationToken) =>
        Assert.That(
            async () => await RobotSession.StartAsync(new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public void A_worker_that_is_killed_at_any_moment_of_its_start_leaves_nothing_behind(CancellationToken cancellationToken)
    {
        // A limit that nobody else asks for tells our processes from others.
        var mark = $"--as={(512L << 20) + Environment.ProcessId}";
        var options = new PythonOptions { MaxMemoryBytes = (512L << 20) + Environment.ProcessId };
        var command = LaunchCommand.Candidates(options, [])[0];

        for (var moment = TimeSpan.Zero; moment < TimeSpan.FromMilliseconds(6); moment += TimeSpan.FromMilliseconds(0.05))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var worker = WorkerProcess.Start(command, out _)!;
            var begin = Stopwatch.GetTimestamp();
            SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(begin) >= moment);
            worker.Kill();
            Assert.That(worker.Read(), Is.TypeOf<WorkerMessage.Closed>());
        }

        Assert.That(() => ProcessesWith(mark), Is.Empty.After(delayInMilliseconds: 5000, pollingInterval: 50));
    }

    [Test]
    public async Task No_way_to_start_programs_leaves_them_a_privilege_or_the_number_of_root(CancellationToken cancellationToken)
    {
        const string Ask = """
            import ctypes, os
            libc, privileges = ctypes.CDLL(None), (ctypes.c_uint32 * 6)()
            read = libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), privileges)
            print(read, sum(privileges), libc.prctl(39, 0, 0, 0, 0), 0 in (os.getuid(), os.geteuid(), os.getgid()))
            """;
        // Where no other user is known, as in `unshare --user --map-root-user`, only the number of root can stay.
        var isOnlyUser = File.ReadLines("/proc/self/uid_map").All(line => line.EndsWith(" 1", StringComparison.Ordinal));
        foreach (var command in LaunchCommand.Candidates(new(), []))
        {
            using var process = Process.Start(new ProcessStartInfo(command.Words[0], [.. command.Words[1..], Ask]) { RedirectStandardOutput = true })!;
            var answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);

            Assert.That(answer, Is.EqualTo($"0 0 1 {isOnlyUser && !command.Bubblewrap}\n"), string.Join(' ', command.Words));
        }
    }

    [Test]
    public async Task A_worker_that_pretends_to_be_done_and_leaves_is_replaced(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken);

        var forged = await robot.RunAsync("""
            import os, stat
            for fd in range(3, 64):
                try:
                    if stat.S_ISFIFO(os.fstat(fd).st_mode): os.write(fd, b'["done","completed",null,0,0,""]\n')
                except OSError: pass
            os._exit(0)
            """, cancellationToken);
        var next = await robot.RunAsync("1", cancellationToken);
        var later = await robot.RunAsync("look()", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(forged.End, Is.EqualTo(CodeEnd.Died));
            Assert.That(forged.Output, Does.StartWith("The Python process was ended"));
            Assert.That(next.Output, Is.EqualTo("1\n"));
            Assert.That(later.Output, Is.EqualTo("'look()'\n"));
        }
    }

    [Test]
    public async Task A_disposed_session_refuses_to_run(CancellationToken cancellationToken)
    {
        var robot = await RobotSession.StartAsync(cancellationToken);
        await robot.DisposeAsync();

        Assert.That(async () => await robot.RunAsync("1", cancellationToken), Throws.TypeOf<ObjectDisposedException>());
    }

    private static ImmutableArray<string> ProcessesWith(string argument) =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           where int.TryParse(Path.GetFileName(folder), out _) && CommandLine(folder).Contains(argument, StringComparison.Ordinal)
           select folder,
    ];

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            // It has just ended.
            return "";
        }
    }
}
