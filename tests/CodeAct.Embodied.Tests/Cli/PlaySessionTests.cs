using CodeAct.Embodied.Agents.Policies.Baselines;
using CodeAct.Embodied.Cli.Commands;
using CodeAct.Embodied.Cli.Rendering;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

[CancelAfter(60_000)]
public sealed class PlaySessionTests
{
    private readonly StringWriter screen = new();
    private readonly List<EpisodeEvent> events = [];

    private EpisodeEnded End => (EpisodeEnded)events[^1];

    [Test]
    public async Task A_person_can_win(CancellationToken cancellationToken)
    {
        var code = await PlayAsync(
            "go to countertop 1\ntake mug 1 from countertop 1\ngo to diningtable 1\nmove mug 1 to diningtable 1\n", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.Zero);
            Assert.That(screen.ToString(), Does.Contain("[3/50] > ").And.EndWith("Won, in 4 of 50 steps.\n"));
            Assert.That(End.Won, Is.True);
            Assert.That(events.OfType<PrimitiveCalled>().Select(step => step.Step), Is.EqualTo((int[])[1, 2, 3, 4]));
        }
    }

    [TestCase("quit\n", TestName = "Quit_leaves_the_game")]
    [TestCase("", TestName = "The_end_of_the_input_leaves_the_game")]
    public async Task Leaving_is_no_win(string input, CancellationToken cancellationToken)
    {
        var code = await PlayAsync(input, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(4));
            Assert.That(End.EndedBy, Is.EqualTo(EpisodeEndReason.AgentStopped));
        }
    }

    [Test]
    public async Task A_question_mark_lists_the_commands_and_a_number_gives_one(CancellationToken cancellationToken)
    {
        await PlayAsync("?\n4\n999\n", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(screen.ToString(), Does.Contain("   4  go to countertop 1\n").And.Contain("commands now; ? lists them"));
            Assert.That(events.OfType<PrimitiveCalled>().Select(step => step.Command), Is.EqualTo((string[])["go to countertop 1"]));
        }
    }

    [Test]
    public async Task An_interrupt_does_not_wait_for_the_keyboard()
    {
        using var interrupt = new CancellationTokenSource();
        using var keyboard = new SilentKeyboard(interrupt);

        var code = await Session().RunAsync(keyboard, interrupt.Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(130));
            Assert.That(End.EndedBy, Is.EqualTo(EpisodeEndReason.Interrupted));
        }
    }

    [Test]
    public async Task What_a_person_asks_for_costs_nothing(CancellationToken cancellationToken)
    {
        await PlayAsync("help\nhint\ngoal\nmap\nundo\nsing\ngo drawer\n", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.OfType<PrimitiveCalled>(), Is.Empty);
            Assert.That(screen.ToString(), Does.Contain("Say what the robot is to do:\n  go to PLACE\n").And.Contain("You could: go to coffeemachine 1. (Then 3 more.)")
                .And.Contain("  [ ] a mug is on the diningtable").And.Contain("There is nothing to take back.").And.Contain("Which one? drawer 1 or drawer 2."));
        }
    }

    [Test]
    public async Task A_step_that_was_taken_back_never_was(CancellationToken cancellationToken)
    {
        await PlayAsync("go fridge\nopen\nundo\ngo to countertop 1\nmap\n", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.OfType<PrimitiveCalled>().Select(step => (step.Step, step.Command)), Is.EqualTo(((int, string)[])[(1, "go to fridge 1"), (2, "go to countertop 1")]));
            Assert.That(screen.ToString(), Does.Contain("Taken back: open fridge 1.").And.Contain("countertop 1: bread 1, knife 1, mug 1"));
        }
    }

    [Test]
    public async Task Whoever_leaves_or_loses_reads_what_is_missing(CancellationToken cancellationToken)
    {
        await PlayAsync("quit\n", cancellationToken);

        Assert.That(screen.ToString(), Does.EndWith("Not won: you left after 0 of 50 steps.\n  [ ] a mug is on the diningtable\n"));
    }

    [Test]
    public async Task A_classic_game_takes_every_line_for_a_command(CancellationToken cancellationToken)
    {
        await Session(isClassic: true).RunAsync(new StringReader("hint\nGo to fridge 1\n"), cancellationToken);

        Assert.That(events.OfType<PrimitiveCalled>().Select(step => step.Observation), Is.EqualTo((string[])["Nothing happens.", "Nothing happens."]));
    }

    [TestCase("goto('fridge 1')", true)]
    [TestCase("for place in ['fridge 1']:", false)]
    [TestCase("for place in ['fridge 1']:\n    goto(place)", false)]
    [TestCase("for place in ['fridge 1']:\n    goto(place)\n", true)]
    [TestCase("goto(", false)]
    [TestCase("text = \"\"\"a", false)]
    [TestCase("# a remark:", true)]
    [TestCase("x = 1 + \\", false)]
    [TestCase("def f(:\n", false)]
    [TestCase("def f(:\n\n", true)]
    public void A_statement_is_whole_where_nothing_is_open(string text, bool isWhole) => Assert.That(PythonPrompt.IsWhole(text), Is.EqualTo(isWhole));

    private Task<int> PlayAsync(string input, CancellationToken cancellationToken) =>
        Session().RunAsync(new StringReader(input), cancellationToken);

    private PlaySession Session(bool isClassic = false) => new(
        new Episode(WorldLocator.Find("kitchen#mug-on-table").World, new EpisodeOptions()),
        isClassic,
        new Screen(screen, width: null, colours: false),
        echo: false,
        TimeProvider.System,
        events.Add);

    /// <summary>A keyboard at which nobody types; somebody presses Ctrl-C as soon as it is read.</summary>
    private sealed class SilentKeyboard(CancellationTokenSource interrupt) : TextReader
    {
        private readonly ManualResetEventSlim never = new();

        public override string? ReadLine()
        {
            interrupt.Cancel();
            never.Wait();
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            never.Set();
            base.Dispose(disposing);
        }
    }
}
