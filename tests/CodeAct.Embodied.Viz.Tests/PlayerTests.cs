using System.Numerics;
using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Viz.Screen;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>What clicks do, without a window.</summary>
public sealed class PlayerTests
{
    private const int Width = 1280;
    private const int Height = 720;

    private readonly Canvas canvas = new();
    private readonly Player player = new(new PageState(), StepMode.Primitive);

    [Test]
    public void A_click_on_the_timeline_of_ten_thousand_steps_goes_to_the_step_under_the_pointer()
    {
        Show(Episodes.LongTour);

        foreach (var step in (int[])[1, 2, 777, 5_000, 9_999, 10_000])
        {
            player.Press(new Vector2(player.Timeline!.Scale.X(step - 1), PageLayout.For(Width, Height).Timeline.Centre.Y));
            Paint();
            player.Release();

            Assert.That(player.Step, Is.EqualTo(step));
        }
    }

    [Test]
    public void A_click_on_the_chip_goes_through_all_speeds_and_comes_back()
    {
        Show(Episodes.HotTomato());
        List<string> names = [];

        do
        {
            names.Add(player.Clock.Speed.Name);
            player.Press(player.Timeline!.Buttons.Single(button => button.Button is PlaybackButton.Speed).Box.Centre);
            Paint();
        }
        while (player.Clock.Speed.Name != names[0]);

        Assert.That(names, Is.EqualTo((string[])["1×", "2×", "4×", "8×", "logged", "0.25×", "0.5×"]));
    }

    [Test]
    public void Two_at_once_have_the_same_buttons()
    {
        Show(Episodes.HotTomato(), Episodes.Tour("family-house", 12));
        var painter = new ComparePainter(canvas, PageLayout.UnitOf(Width, Height), new Box(0, 0, Width, Height), player.Comparison!, new PageState());
        painter.Paint(0);
        player.Clock.IsPlaying = true;

        Click(PlaybackButton.PlayPause);
        var isPlaying = player.Clock.IsPlaying;
        Click(PlaybackButton.NextTurn);
        var turn = player.Comparison!.Second.Beats.At(player.Comparison.TimeIn(1, player.Clock.Time)).Turn;
        Click(PlaybackButton.Speed);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(isPlaying, Is.False);
            Assert.That(turn, Is.EqualTo(1));
            Assert.That(player.Clock.Speed.Name, Is.EqualTo("2×"));
        }

        void Click(PlaybackButton which)
        {
            player.Press(painter.Buttons.Single(button => button.Button == which).Box.Centre);
            player.Release();
            Paint();
        }
    }

    [Test]
    public void As_recorded_long_waits_are_cut_and_short_ones_are_still_seen()
    {
        var pace = new RecordedPace();
        pace.Add(0.9, recorded: 120);
        pace.Add(0.6, recorded: 0.0001);
        pace.Add(1.0, recorded: 2);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pace.Total, Is.EqualTo(RecordedPace.Longest + RecordedPace.Shortest + 2).Within(1e-9));
            Assert.That(pace.After(0, 1.5), Is.EqualTo(0.45).Within(1e-9), "half of the wait");
            Assert.That(pace.After(0, 3.02), Is.EqualTo(1.2).Within(1e-9), "half of the blink after it");
            Assert.That(pace.After(0.45, 1.54 + 1), Is.EqualTo(2.0).Within(1e-9), "from the middle of one to the middle of another");
            Assert.That(pace.After(0, 99), Is.EqualTo(2.5).Within(1e-9), "not beyond the end");
        }
    }

    [Test]
    public void As_recorded_an_episode_takes_as_long_as_its_time_stamps_say()
    {
        var story = Episodes.HotTomato();

        // Nine steps, a second apart; what comes between them is stamped like its turn and only blinks; the end is as ever.
        Assert.That(story.Beats.Pace.Total, Is.InRange(9, 17));
        Assert.That(story.Beats.Pace.Played, Is.EqualTo(story.Beats.Total).Within(1e-6));
    }

    private void Show(params EpisodeStory[] stories)
    {
        player.Show(stories);
        Paint();
    }

    private void Paint()
    {
        canvas.Clear();
        player.Paint(canvas, Width, Height);
    }
}
