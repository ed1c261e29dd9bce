using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Shell;
using CodeAct.Embodied.Viz.Screen;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>What a window does with the mouse, with keys, and when who opened it ends. Skipped where there is no xdotool or Xvfb.</summary>
public sealed class WindowTests
{
    [Test]
    [CancelAfter(180_000)]
    public async Task A_click_on_the_timeline_goes_to_the_step_under_the_pointer(CancellationToken cancellationToken)
    {
        var story = Episodes.LongTour;
        var timeline = PageOf(story).Timeline!;
        using var window = await Window.OpenAsync("codeact-viz.dll", [Episodes.LogFile(story), "--at", "1"], cancellationToken);
        await window.ShowsAsync(1);

        foreach (var step in (int[])[7_000, 123, 9_999])
        {
            var x = (int)timeline.Scale.X(step - 1);
            await window.PointAsync(new Vector2(x, PageLayout.For(1280, 720).Timeline.Centre.Y));
            await window.XdotoolAsync("mousedown", "1");

            await window.ShowsAsync(timeline.Scale.StepAt(x) + 1);
            await window.XdotoolAsync("mouseup", "1");
        }
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task What_is_clicked_and_typed_between_two_frames_is_not_missed(CancellationToken cancellationToken)
    {
        if (!File.Exists(RaylibLibrary.PathOf(RaylibKind.Window)))
            Assert.Ignore("Only the library of viz/native/build-raylib.sh keeps a press and its release apart.");
        var story = Episodes.LongTour;
        var timeline = PageOf(story).Timeline!;
        var player = new Player(new PageState(), StepMode.Primitive);
        player.Show([story]);
        player.GoTo(1);
        using var window = await Window.OpenAsync("codeact-viz.dll", [Episodes.LogFile(story), "--at", "1"], cancellationToken);
        await window.ShowsAsync(1);

        await window.PointAsync(timeline.Buttons.Single(button => button.Button is PlaybackButton.NextTurn).Box.Centre);
        await window.BetweenFramesAsync("click", "--repeat", "2", "1");
        player.Go(1, byTurn: true);
        player.Go(1, byTurn: true);
        await window.ShowsAsync(player.Step);

        await window.BetweenFramesAsync("key", "Right", "Right", "Right");
        for (var i = 0; i < 3; i++)
            player.Go(1, byTurn: false);
        await window.ShowsAsync(player.Step);

        var x = (int)timeline.Scale.X(5_000);
        await window.BetweenFramesAsync("mousemove", $"{x}", $"{(int)PageLayout.For(1280, 720).Timeline.Centre.Y}", "click", "1", "mousemove", "100", "100");
        await window.ShowsAsync(timeline.Scale.StepAt(x) + 1);
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task A_window_closes_with_the_program_that_opened_it_even_if_that_is_killed(CancellationToken cancellationToken)
    {
        using var window = await Window.OpenAsync("codeact.dll", ["replay", Episodes.LogFile(Episodes.HotTomato()), "--at", "2"], cancellationToken);
        await window.ShowsAsync(2);

        window.Program.Kill();

        await window.IsGoneAsync();
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task A_watched_episode_stays_in_its_window_until_that_is_closed(CancellationToken cancellationToken)
    {
        using var window = await Window.OpenAsync("codeact.dll", ["run", "kitchen", "--watch", "--quiet", "--log", Episodes.FreshFile("watched.jsonl")], cancellationToken);
        string? line;
        do
            line = await window.Program.StandardOutput.ReadLineAsync(cancellationToken);
        while (line?.StartsWith("Log: ", StringComparison.Ordinal) == false);
        await window.IsOpenAsync();
        Assert.That(window.Program.HasExited, Is.False);

        await window.XdotoolAsync("key", "q");

        await window.Program.WaitForExitAsync(cancellationToken);
        Assert.That(window.Program.ExitCode, Is.Zero);
    }

    private static PagePainter PageOf(EpisodeStory story)
    {
        var page = new PagePainter(new Canvas(), PageLayout.For(1280, 720), story, new PageState());
        page.Paint(0);
        return page;
    }

    /// <summary>A window on a display of its own.</summary>
    private sealed class Window(string xdotool, Display display, Process program, CancellationToken cancellationToken) : IDisposable
    {
        private const string AnyTitle = " - CodeAct.Embodied";

        public Process Program => program;

        /// <param name="file">The program that opens it.</param>
        public static async Task<Window> OpenAsync(string file, string[] arguments, CancellationToken cancellationToken)
        {
            var xdotool = ProgramTests.Find("xdotool");
            var display = await Display.OpenAsync(cancellationToken);
            var project = file == "codeact.dll" ? "CodeAct.Embodied.Cli" : "CodeAct.Embodied.Viz";
            var path = Path.Combine(AppContext.BaseDirectory.Replace("CodeAct.Embodied.Viz.Tests", project, StringComparison.Ordinal), file);
            return new Window(xdotool, display, Process.Start(ProgramTests.ProgramStart(path, arguments, display.Name))!, cancellationToken);
        }

        public Task<string> XdotoolAsync(params string[] arguments) => ProgramTests.Output(xdotool, arguments, cancellationToken, ("DISPLAY", display.Name));

        public Task<string> PointAsync(Vector2 place) => XdotoolAsync("mousemove", $"{(int)place.X}", $"{(int)place.Y}");

        /// <summary>Does something while the viewer stands still, so that it sees it all in one frame.</summary>
        public async Task BetweenFramesAsync(params string[] arguments)
        {
            await SignalAsync("STOP");
            while (!(await File.ReadAllTextAsync($"/proc/{program.Id}/status", cancellationToken)).Contains("State:\tT", StringComparison.Ordinal))
                await Task.Yield();
            await XdotoolAsync(arguments);
            await SignalAsync("CONT");
        }

        /// <summary>Waits until it is at a step, which it says in its title; that takes it a frame or two.</summary>
        public Task ShowsAsync(int step) => IsOpenAsync(string.Create(CultureInfo.InvariantCulture, $"step {step} - "));

        public async Task IsOpenAsync(string title = AnyTitle)
        {
            while (!await IsThereAsync(title))
            {
                if (program.HasExited)
                    Assert.Fail($"The program ended with {program.ExitCode}: {await program.StandardError.ReadToEndAsync(cancellationToken)}");
                await PauseAsync();
            }
        }

        public async Task IsGoneAsync()
        {
            while (await IsThereAsync(AnyTitle))
                await PauseAsync();
        }

        public void Dispose()
        {
            if (!program.HasExited)
                program.Kill(entireProcessTree: true);
            program.Dispose();
            display.Dispose();
        }

        private async Task<bool> IsThereAsync(string title) => (await XdotoolAsync("search", "--name", title)).Any(char.IsDigit);

        private Task PauseAsync() => Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);

        private Task<string> SignalAsync(string name) => ProgramTests.Output("kill", [$"-{name}", $"{program.Id}"], cancellationToken);
    }
}
