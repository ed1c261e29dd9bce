using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

/// <summary><c>codeact play --python</c> in a terminal, as somebody types.</summary>
[CancelAfter(120_000)]
[Category(TestCategory.Slow)]
public sealed class PlayPythonTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Statements_of_several_lines_run_and_only_what_they_show_is_shown(CancellationToken cancellationToken)
    {
        var typed = await TypeAsync("x = [1,\n2]\nfor i in x:\n\tprint(i + 10)\n\nx[0] / 0\nhelp(goto)\ndef f(:\n\n\nexit()\n", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(4));
            Assert.That(typed.Output, Does.Contain("\n11\n12\n>>> ").And.Contain("ZeroDivisionError: division by zero")
                .And.Contain("Go to a receptacle and see what is on it").And.Contain("SyntaxError"));
            Assert.That(typed.Output, Does.Not.Contain("without output"));
        }
    }

    [Test]
    public async Task The_step_that_wins_is_shown(CancellationToken cancellationToken)
    {
        var typed = await TypeAsync(
            "goto('countertop 1')\ntake('mug 1', 'countertop 1')\ngoto('diningtable 1')\nput('mug 1', 'diningtable 1')\n", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.Zero, typed.Error);
            Assert.That(typed.Output, Does.Contain("You move the mug 1 to the diningtable 1.\n").And.Contain("The task is done: 4 steps"));
        }
    }

    [Test]
    public async Task Ctrl_D_leaves(CancellationToken cancellationToken) =>
        Assert.That((await TypeAsync("goto('countertop 1')\n\u0004", cancellationToken)).ExitCode, Is.EqualTo(4));

    [Test]
    public async Task Ctrl_C_ends_the_statement_that_runs_and_names_stay(CancellationToken cancellationToken)
    {
        var typed = await TypeAsync("n = 7\nwhile True: pass\n\u0003n + 1\nwhile True: print(end='')\n\u0003n + 2\n\u0004", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(4));
            Assert.That(typed.Output, Does.Match(@"(?s)KeyboardInterrupt\n>>> [^\n]*\n8\n.*KeyboardInterrupt\n>>> [^\n]*\n9\n"));
        }
    }

    [Test]
    public async Task A_second_Ctrl_C_leaves_a_loop_that_does_not_end_and_the_log_is_whole(CancellationToken cancellationToken)
    {
        var typed = await TypeAsync("goto('countertop 1')\nwhile True:\n\ttry:\n\t\twhile True: pass\n\texcept KeyboardInterrupt: pass\n\n\u0003\u0003", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(130));
            var log = EpisodeLog.Read(folder.Place("typed.jsonl"));
            Assert.That(log.End?.EndedBy, Is.EqualTo(EpisodeEndReason.Interrupted));
            Assert.That(log.Events.OfType<CodeEnded>().Select(program => program.End), Has.None.EqualTo(CodeEnd.CpuLimit).And.None.EqualTo(CodeEnd.TimedOut), "the loop was left before its limits");
        }
    }

    // The keys are pressed one after the other, a line when there is a prompt, and Ctrl-C a second after what stands before it.
    private async Task<Finished> TypeAsync(string keys, CancellationToken cancellationToken)
    {
        const string Keyboard =
            """
            import os, pty, re, signal, sys, time

            pid, terminal = pty.fork()
            if pid == 0:
                # A shell's background has it ignored, and that is inherited.
                signal.signal(signal.SIGINT, signal.SIG_DFL)
                os.environ["TERM"] = "xterm"
                os.execvp(sys.argv[2], sys.argv[2:])
            keys, shown, asked = re.findall(r"[^\n]*\n|[^\n]+", sys.argv[1]), b"", 0
            while True:
                try:
                    said = os.read(terminal, 65536)
                except OSError:
                    break
                shown += said
                # Where the cursor stands, a terminal is asked.
                if b"\x1b[6n" in said:
                    os.write(terminal, b"\x1b[1;1R")
                prompts = len(re.findall(rb"(?:>>>|\.\.\.) (?:\x1b7)", shown))
                if prompts > asked and keys:
                    asked = prompts
                    os.write(terminal, keys.pop(0).replace("\n", "\r").encode())
                    while keys and keys[0].startswith("\x03"):
                        time.sleep(1)
                        os.write(terminal, b"\x03")
                        keys = [key for key in [keys[0][1:], *keys[1:]] if key]
            # As it stands on the screen: each key draws its line anew.
            text = re.sub(r"\x1b7(?:.*\x1b8\x1b\[J)?", "", shown.decode().replace("\r\n", "\n"))
            print(re.sub(r"\x1b[=>]|\x1b\[[0-9;?]*[A-Za-z]", "", text))
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            """;
        var script = folder.Write("keyboard.py", Keyboard);
        using var process = CodeactProcess.StartOther(
            folder.Path, ["python3", script, keys, .. CodeactProcess.Words, "play", "kitchen#mug-on-table", "--python", "--log", "typed.jsonl"]);
        return await process.FinishAsync(cancellationToken);
    }
}
