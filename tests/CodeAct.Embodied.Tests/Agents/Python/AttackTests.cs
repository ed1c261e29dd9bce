using CodeAct.Embodied.Agents.Python;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

/// <summary>Programs that mean harm, with every layer of confinement and with each layer alone.</summary>
[TestFixture(ConfinementLayers.All), TestFixture(ConfinementLayers.SelfLock), TestFixture(ConfinementLayers.Bubblewrap)]
[CancelAfter(60_000)]
internal sealed class AttackTests(ConfinementLayers layers)
{
    private PythonOptions Options => new() { Layers = layers, TimeLimit = TimeSpan.FromSeconds(2) };

    [TestCase("import os\nos.fork()", "BlockingIOError", "PermissionError", TestName = "A process")]
    [TestCase("import os\nfor i in range(1000): os.fork()", "BlockingIOError", "PermissionError", TestName = "A fork bomb")]
    [TestCase("import subprocess\nsubprocess.run(['/usr/bin/id'])", "BlockingIOError", "PermissionError", TestName = "A subprocess")]
    [TestCase("import threading\nthreading.Thread(target=print).start()", "RuntimeError", "RuntimeError", TestName = "A thread")]
    [TestCase("import builtins\nbuiltins.open('/etc/passwd').read()", "FileNotFoundError", "PermissionError", TestName = "Reading a file of the host")]
    [TestCase("import os\nos.listdir('/root')", "FileNotFoundError", "PermissionError", TestName = "Looking into a home")]
    [TestCase("import os\nos.listdir('/proc')", "FileNotFoundError", "PermissionError", TestName = "Looking at processes")]
    [TestCase("import builtins\nbuiltins.open('/tmp/note', 'w')", "FileNotFoundError", "PermissionError", TestName = "Writing to a temporary file")]
    [TestCase("import builtins\nbuiltins.open('/usr/note', 'w')", "OSError", "PermissionError", TestName = "Writing to the system")]
    [TestCase("import builtins\nbuiltins.open('/dev/shm/note', 'w')", "FileNotFoundError", "PermissionError", TestName = "Writing to shared memory")]
    [TestCase("import socket\nsocket.create_connection(('127.0.0.1', 22), 1)", "ConnectionRefusedError", "PermissionError", TestName = "A connection to this machine")]
    [TestCase("import socket\nsocket.create_connection(('192.0.2.1', 80), 1)", "OSError", "PermissionError", TestName = "A connection to the network")]
    [TestCase("import ctypes\nassert ctypes.CDLL(None).unshare(0x10000000) == 0", "AssertionError", "AssertionError", TestName = "A user namespace of its own")]
    [TestCase("import os\nos.setuid(0)", "OSError", "PermissionError", TestName = "Becoming root")]
    [TestCase("import resource\nresource.setrlimit(resource.RLIMIT_AS, (-1, -1))", "ValueError", "ValueError", TestName = "Lifting the limits")]
    [TestCase("hoard = []\nwhile True: hoard.append('x' * 1_000_000)", "MemoryError", "MemoryError", TestName = "A memory bomb")]
    [TestCase("b'x' * 10**12", "MemoryError", "MemoryError", TestName = "One huge value")]
    public async Task What_is_forbidden_is_an_ordinary_exception(string code, string inBubblewrap, string inSelfLock, CancellationToken cancellationToken)
    {
        await using var robot = await StartAsync(cancellationToken);

        var result = await robot.RunAsync(code, cancellationToken);
        var next = await robot.RunAsync("hoard = None\nlook()", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.Raised));
            Assert.That(result.Exception, Is.AnyOf(inBubblewrap, inSelfLock), result.Output);
            Assert.That(next.Output, Is.EqualTo("'look()'\n"));
        }
    }

    [TestCase("import os\nos._exit(0)", TestName = "Leaving by the back door")]
    [TestCase("import os\nos._exit(77)", TestName = "Leaving with a code")]
    [TestCase("import os\nos.abort()", TestName = "Aborting")]
    [TestCase("import ctypes\nctypes.string_at(0)", TestName = "Reading address zero")]
    [TestCase("import os\nos.closerange(0, 64)\nlook()", TestName = "Closing every descriptor and calling")]
    [TestCase("import os\nos.closerange(0, 64)\nwhile True: pass", TestName = "Closing every descriptor and staying")]
    [TestCase("import os\nfor fd in range(64):\n    try: os.write(fd, b'nonsense\\n')\n    except OSError: pass\nwhile True: pass", TestName = "Nonsense on every descriptor")]
    [TestCase("import os\nfor fd in range(64):\n    try: os.write(fd, b'[\"win\"]\\n')\n    except OSError: pass\nwhile True: pass", TestName = "A message of no known kind")]
    [TestCase("import os\nfor fd in range(64):\n    try: os.write(fd, b'[\"call\",1,\"teleport\",\"home\"]\\n')\n    except OSError: pass\nwhile True: pass", TestName = "A function that does not exist")]
    [TestCase("import os\nfor fd in range(64):\n    try: os.write(fd, b'[\"call\",1,\"goto\"]\\n')\n    except OSError: pass\nwhile True: pass", TestName = "A call without its argument")]
    [TestCase("import os\nfor fd in range(64):\n    try: os.write(fd, b'[\"call\",\"x\",{}]\\n')\n    except OSError: pass\nwhile True: pass", TestName = "Fields of the wrong type")]
    [TestCase("import os\nfor fd in range(64):\n    try: os.write(fd, b'[\"call\",1,\"goto\",\"\\\\ud800\"]\\n')\n    except OSError: pass\nwhile True: pass", TestName = "Half a surrogate pair in a message")]
    [TestCase("import os\nfor fd in range(64):\n    try: os.write(fd, b'[\"call\",1,\"goto\",\"\\xff\"]\\n')\n    except OSError: pass\nwhile True: pass", TestName = "Bytes that are no UTF-8 in a message")]
    [TestCase("import os\nfor fd in range(64):\n    try: os.write(fd, b'[\"done\",\"stopped\",null,0,0,\"\"]\\n')\n    except OSError: pass\nwhile True: pass", TestName = "An end of the episode that nobody declared")]
    [TestCase("import os\nfor fd in range(64):\n    try: os.write(fd, b'[\"ready\",\"9.9\",9,true]\\n')\n    except OSError: pass\nwhile True: pass", TestName = "A greeting out of turn")]
    public async Task What_destroys_the_worker_leaves_a_usable_session_that_says_so(string code, CancellationToken cancellationToken)
    {
        await using var robot = await StartAsync(cancellationToken);

        var result = await robot.RunAsync("print('printed')\n" + code, cancellationToken);
        var next = await robot.RunAsync("look()", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.Died), result.Output);
            Assert.That(result.NamespaceLost, Is.True);
            Assert.That(result.Output, Does.StartWith("printed\nThe Python process "));
            Assert.That(result.Output, Does.EndWith("the names you defined are gone."));
            Assert.That(next.Output, Is.EqualTo("'look()'\n"));
        }
    }

    [TestCase("[\"out\",\"x\"]", TestName = "A flood of forged output")]
    [TestCase("x", TestName = "A line without end")]
    public async Task A_flood_on_the_protocol_is_cut_off(string message, CancellationToken cancellationToken)
    {
        await using var robot = await StartAsync(cancellationToken);

        var end = message == "x" ? "" : "\n";
        var result = await robot.RunAsync($"""
            import os, stat
            data = {PythonText(message + end)} * 200_000
            for fd in range(3, 64):
                try:
                    if stat.S_ISFIFO(os.fstat(fd).st_mode):
                        while True: os.write(fd, data)
                except OSError: pass
            while True: pass
            """, cancellationToken);
        var next = await robot.RunAsync("look()", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.Died), result.Output);
            Assert.That(next.Output, Is.EqualTo("'look()'\n"));
        }
    }

    [Test]
    public async Task Forged_calls_whose_answers_nobody_reads_do_not_hang_the_host(CancellationToken cancellationToken)
    {
        await using var robot = await StartAsync(cancellationToken);

        var result = await robot.RunAsync("""
            import os, stat
            for fd in range(3, 64):
                try:
                    if stat.S_ISFIFO(os.fstat(fd).st_mode):
                        while True: os.write(fd, b'["call",1,"look"]\n')
                except OSError: pass
            """, cancellationToken);
        var next = await robot.RunAsync("look()", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.TimedOut).Or.EqualTo(CodeEnd.Died));
            Assert.That(result.NamespaceLost, Is.True);
            Assert.That(next.Output, Is.EqualTo("'look()'\n"));
        }
    }

    [Test]
    public async Task Output_without_end_neither_stalls_nor_fills_memory(CancellationToken cancellationToken)
    {
        await using var robot = await StartAsync(cancellationToken);

        var result = await robot.RunAsync("for i in range(200_000): print('flood')\nprint('x' * 50_000_000)\nlook()", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.Completed), result.Output);
            Assert.That(result.Output, Has.Length.LessThan(2100));
            Assert.That(result.Output, Does.EndWith("[Output cut: 51,198,010 more characters were left out.]\n"));
            Assert.That(robot.Calls, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Signals_reach_nobody(CancellationToken cancellationToken)
    {
        await using var bystander = await StartAsync(cancellationToken);
        await using var robot = await StartAsync(cancellationToken);

        await robot.RunAsync("""
            import os
            for pid in {1, os.getppid()} | set(range(2, 5000)) - {os.getpid()}:
                try: os.kill(pid, 9)
                except OSError: pass
            """, cancellationToken);
        var own = await robot.RunAsync("1", cancellationToken);
        var other = await bystander.RunAsync("2", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(own.Output, Is.EqualTo("1\n"));
            Assert.That(other.Output, Is.EqualTo("2\n"));
        }
    }

    [Test]
    public async Task A_program_sees_nothing_of_the_environment(CancellationToken cancellationToken)
    {
        await using var robot = await StartAsync(cancellationToken);

        var result = await robot.RunAsync("import os\nprint(sorted(os.environ), os.getcwd(), os.getuid())", cancellationToken);

        Assert.That(result.Output, Does.Match(@"^\['LC_ALL', 'PATH', ('PWD', )?'PYTHONHASHSEED'\] / [1-9]"));
    }

    [TestCase("import re, math, random, collections, itertools, datetime, statistics, string, json, heapq, dataclasses, enum, typing, functools, decimal, fractions, copy, time, textwrap, pprint, zoneinfo, csv, io, abc, inspect, difflib, uuid, hashlib, bisect, operator", TestName = "The standard library can be imported")]
    [TestCase("import time, random, datetime\ntime.sleep(0.001)\nrandom.random()\ndatetime.datetime.now()\ntime.perf_counter()\nNone", TestName = "Clocks and chance work")]
    public async Task Ordinary_programs_run(string code, CancellationToken cancellationToken)
    {
        await using var robot = await StartAsync(cancellationToken);

        var result = await robot.RunAsync(code, cancellationToken);

        Assert.That(result.Output, Is.Empty);
    }

    private static string PythonText(string text) => "b'" + text.Replace("\n", "\\n", StringComparison.Ordinal) + "'";

    private async Task<RobotSession> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var robot = await RobotSession.StartAsync(cancellationToken, Options);
            if (layers.HasFlag(ConfinementLayers.Bubblewrap) && !robot.Session.Confinement.Bubblewrap && layers is not ConfinementLayers.All)
                Assert.Ignore("bubblewrap does not work here: " + robot.Session.Confinement.BubblewrapProblem);
            return robot;
        }
        catch (PythonUnavailableException exception) when (layers is not ConfinementLayers.All)
        {
            Assert.Ignore("This layer alone does not hold here: " + exception.Message);
            throw;
        }
    }
}
