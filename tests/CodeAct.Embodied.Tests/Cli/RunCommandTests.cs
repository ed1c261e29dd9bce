using System.Diagnostics;
using System.Text.Json;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

[CancelAfter(120_000)]
public sealed class RunCommandTests : IDisposable
{
    private const string EndlessProgram =
        """
        goto("fridge 1")
        while True:
            pass
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Without_arguments_the_embedded_agent_wins_the_kitchen_and_leaves_a_log(CancellationToken cancellationToken)
    {
        var run = await RunAsync(cancellationToken, "run");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var file = Directory.EnumerateFiles(Path.Combine(folder.Path, "episodes")).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.Contain("Turn 1").And.Contain("The task is done"));
            Assert.That(run.Lines[^1], Is.EqualTo($"Log: episodes/{Path.GetFileName(file)}"));
            Assert.That(Path.GetFileName(file), Does.Match(@"^\d{8}-\d{6}-kitchen-heat-egg-explorer\.jsonl$"));
            Assert.That(EpisodeLog.Read(file).End?.Won, Is.True);
        }
    }

    [TestCase("--temperature", "0,7")]
    [TestCase("--max-cost", "0,50")]
    [TestCase("--max-seconds", "1,000")]
    [TestCase("--temperature", "NaN")]
    [TestCase("--temperature", "1e999")]
    public async Task A_number_that_means_another_or_none_is_refused(string option, string value, CancellationToken cancellationToken)
    {
        var run = await RunAsync(cancellationToken, "run", option, value);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.StartWith($"codeact: {option} is a number such as 0.7, not '{value}'.\nSee '"));
        }
    }

    [TestCase("sk-1\nHost: elsewhere")]
    [TestCase("sk-1\u00e9")]
    [TestCase("sk 1")]
    public async Task A_key_that_can_be_none_is_refused_before_anything_is_sent_and_not_shown(string key, CancellationToken cancellationToken)
    {
        using var process = CodeactProcess.StartOther(
            folder.Path, ["OPENAI_API_KEY=" + key, .. CodeactProcess.Words, "run", "--agent", "openai", "--model", "m", "--base-url", "http://127.0.0.1:9/v1"]);
        var run = await process.FinishAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("OPENAI_API_KEY holds a character that no key can have").And.Not.Contain("sk"));
            Assert.That(Directory.Exists(Path.Combine(folder.Path, "episodes")) && Directory.EnumerateFiles(Path.Combine(folder.Path, "episodes")).Any(), Is.False);
        }
    }

    [Test]
    public async Task A_pipe_gets_no_colours_and_no_boxes(CancellationToken cancellationToken)
    {
        var run = await RunAsync(cancellationToken, "run", "--agent", folder.Write("look.py", "look()\n1 / 0"));

        Assert.That(run.Output.Where(character => character is not '\n' and (< ' ' or > '~')), Is.Empty);
    }

    [Test]
    public async Task Json_prints_the_lines_of_the_log(CancellationToken cancellationToken)
    {
        var run = await RunAsync(cancellationToken, "run", "--json", "--log", "here.jsonl");

        var log = await File.ReadAllTextAsync(Path.Combine(folder.Path, "here.jsonl"), cancellationToken);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Is.EqualTo(log));
            Assert.That(run.Error, Is.EqualTo("Log: here.jsonl\n"));
            Assert.That(run.Lines.Select(line => JsonElement.Parse(line).GetProperty("type").GetString()), Has.Member("primitive"));
        }
    }

    [Test]
    public async Task Quiet_prints_how_it_ended(CancellationToken cancellationToken)
    {
        var run = await RunAsync(cancellationToken, "run", "--quiet", "--agent", folder.Write("look.py", "look()"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(4));
            Assert.That(run.Lines[0], Does.StartWith("The agent stopped: 1 step, 1 turn, "));
            Assert.That(run.Lines[1..3], Is.EqualTo((string[])["  [ ] an egg is hot", "  [ ] it is on the countertop"]), "what still misses is a part of how it ended");
            Assert.That(run.Lines, Has.Length.EqualTo(4));
        }
    }

    [TestCase("steps", "The steps are used up", TestName = "Used_up_steps_are_no_win")]
    [TestCase("turns", "The turns are used up", TestName = "Used_up_turns_are_no_win")]
    public async Task A_used_up_budget_is_no_win(string budget, string reason, CancellationToken cancellationToken)
    {
        var program = folder.Write("look.py", "look()\nlook()\n# %% Again\nlook()");

        var run = await RunAsync(cancellationToken, "run", "--agent", program, "--" + budget, "1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(4));
            Assert.That(run.Output, Does.Contain(reason));
        }
    }

    [TestCase("INT", 1, TestName = "Ctrl_C_ends_the_episode_with_130_and_a_whole_log")]
    [TestCase("INT", 3, TestName = "Ctrl_C_may_be_pressed_by_an_impatient_hand")]
    [TestCase("TERM", 1, TestName = "SIGTERM_ends_the_episode_with_130_and_a_whole_log")]
    public async Task A_signal_ends_the_episode(string signal, int times, CancellationToken cancellationToken)
    {
        using var process = CodeactProcess.Start(
            folder.Path, "run", "--json", "--log", "cut.jsonl", "--agent", folder.Write("endless.py", EndlessProgram));
        await process.ReadToAsync("\"primitive\"", cancellationToken);

        for (var i = 0; i < times; i++)
            await process.SignalAsync(signal, cancellationToken);
        var run = await process.FinishAsync(cancellationToken);

        var log = EpisodeLog.Read(Path.Combine(folder.Path, "cut.jsonl"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(130), run.Error);
            Assert.That(run.Error, Does.Not.Contain("exception").IgnoreCase);
            Assert.That(log.End?.EndedBy, Is.EqualTo(EpisodeEndReason.Interrupted));
            Assert.That(log.IsTorn, Is.False);
        }
    }

    [Test]
    public async Task What_cannot_be_interrupted_is_left_behind(CancellationToken cancellationToken)
    {
        var pipe = folder.Place("pipe");
        using (var maker = Process.Start("mkfifo", [pipe]))
            await maker.WaitForExitAsync(cancellationToken);
        using var process = CodeactProcess.Start(folder.Path, "log", pipe);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellationToken);

        await process.SignalAsync("INT", cancellationToken);
        var run = await process.FinishAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(130));
            Assert.That(run.Error, Is.EqualTo("codeact: interrupted\n"));
        }
    }

    [Test]
    public async Task A_killed_run_leaves_a_log_that_can_be_read(CancellationToken cancellationToken)
    {
        using var process = CodeactProcess.Start(
            folder.Path, "run", "--json", "--log", "killed.jsonl", "--agent", folder.Write("endless.py", EndlessProgram));
        await process.ReadToAsync("\"primitive\"", cancellationToken);

        await process.SignalAsync("KILL", cancellationToken);
        await process.FinishAsync(cancellationToken);
        var shown = await RunAsync(cancellationToken, "log", "killed.jsonl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown.ExitCode, Is.Zero, shown.Error);
            Assert.That(shown.Output, Does.Contain("go to fridge 1  (line 1)"));
            Assert.That(shown.Lines[^1], Is.EqualTo("The episode did not come to its end: the log stops in turn 1, after 1 step."));
        }
    }

    [TestCase("{\"pddl_domain\": \"(define (domain alfred)\", \"pddl_prob", TestName = "A_game_file_cut_in_its_JSON_is_one_error")]
    [TestCase("{\"grammar\": \"\", \"pddl_problem\": \"(define (problem plan) (:init (at\"}", TestName = "A_game_file_cut_in_its_problem_is_one_error")]
    public async Task A_broken_game_file_is_one_error(string text, CancellationToken cancellationToken)
    {
        folder.Write("cut.tw-pddl", text);

        var run = await RunAsync(cancellationToken, "run", "cut.tw-pddl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Error, Does.Match("^codeact: cut.tw-pddl: [^\n]+\n$"));
        }
    }

    [TestCase("run ktchen", "did you mean 'kitchen'?", TestName = "An_unknown_house_is_answered_with_the_nearest")]
    [TestCase("run kitchen#heat-eg", "did you mean 'heat-egg'?", TestName = "An_unknown_task_is_answered_with_the_nearest")]
    [TestCase("run nowhere.yaml", "nowhere.yaml", TestName = "A_missing_house_file_is_named")]
    [TestCase("run nowhere.tw-pddl", "nowhere.tw-pddl: there is no such file", TestName = "A_missing_game_is_named")]
    [TestCase("run --agent wizard", "there is no agent 'wizard'", TestName = "An_unknown_agent_is_named")]
    [TestCase("run --agent nowhere.py", "nowhere.py: there is no such file", TestName = "A_missing_program_is_named")]
    [TestCase("run --steps 0", "--steps takes a number greater than 0", TestName = "An_episode_has_at_least_one_step")]
    [TestCase("run --time-limit forever", "forever", TestName = "A_time_limit_is_a_number")]
    [TestCase("run --dialect klingon", "klingon", TestName = "An_unknown_dialect_is_named")]
    [TestCase("rnu", "run", TestName = "An_unknown_command_is_answered_with_the_nearest")]
    [TestCase("log nowhere.jsonl", "nowhere.jsonl: there is no such file", TestName = "A_missing_log_is_named")]
    public async Task Wrong_input_gives_2_and_says_so_on_standard_error(string line, string message, CancellationToken cancellationToken)
    {
        var run = await RunAsync(cancellationToken, line.Split(' '));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Error, Does.StartWith("codeact: ").And.Contain(message));
        }
    }

    [Test]
    public async Task A_log_is_never_overwritten(CancellationToken cancellationToken)
    {
        var log = folder.Write("mine.jsonl", "precious");

        var run = await RunAsync(cancellationToken, "run", "--log", "mine.jsonl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.StartWith("codeact: mine.jsonl: there is a file already"));
            Assert.That(await File.ReadAllTextAsync(log, cancellationToken), Is.EqualTo("precious"));
        }
    }

    private Task<Finished> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        CodeactProcess.RunAsync(folder.Path, cancellationToken, arguments);
}
