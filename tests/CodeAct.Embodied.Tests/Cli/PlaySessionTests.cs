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

    private Task<int> PlayAsync(string input, CancellationToken cancellationToken) =>
        Session().RunAsync(new StringReader(input), cancellationToken);

    private PlaySession Session() => new(
        new Episode(WorldLocator.Find("kitchen#mug-on-table").World, new EpisodeOptions()),
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
