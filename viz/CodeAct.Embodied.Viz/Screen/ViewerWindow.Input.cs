using System.Numerics;
using CodeAct.Embodied.Viz.Drawing;
using CodeAct.Embodied.Viz.Painting;
using CodeAct.Embodied.Viz.Story;
using Raylib_cs;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>Keys and mouse.</summary>
internal sealed partial class ViewerWindow
{
    private const float LeastZoom = 8;
    private const float MostZoom = 800;

    private View? view;
    private bool followsRobot;
    private Drag drag;

    private enum Drag
    {
        None,
        House,
        Timeline,
    }

    private void Keys()
    {
        var byTurn = Raylib.IsKeyDown(KeyboardKey.LeftShift) || Raylib.IsKeyDown(KeyboardKey.RightShift);
        if (Raylib.IsKeyPressed(KeyboardKey.Space))
            clock.Toggle(Total);
        if (Hit(KeyboardKey.Right))
            Go(1, byTurn);
        if (Hit(KeyboardKey.Left))
            Go(-1, byTurn);
        if (Hit(KeyboardKey.PageDown) || Hit(KeyboardKey.Period))
            Go(1, byTurn: true);
        if (Hit(KeyboardKey.PageUp) || Hit(KeyboardKey.Comma))
            Go(-1, byTurn: true);
        if (Raylib.IsKeyPressed(KeyboardKey.Home))
            Seek(0);
        if (Raylib.IsKeyPressed(KeyboardKey.End))
            Seek(Total);
        if (Hit(KeyboardKey.Up) || Hit(KeyboardKey.Equal) || Hit(KeyboardKey.KpAdd))
            clock.Faster();
        if (Hit(KeyboardKey.Down) || Hit(KeyboardKey.Minus) || Hit(KeyboardKey.KpSubtract))
            clock.Slower();
        if (Raylib.IsKeyPressed(KeyboardKey.F))
            (view, followsRobot) = (null, false);
        if (Raylib.IsKeyPressed(KeyboardKey.C))
            followsRobot = !followsRobot;
        if (Raylib.IsKeyPressed(KeyboardKey.D))
            Change(page.House with { Dim = !page.House.Dim }, page.House.Dim ? "everything bright" : "unseen dimmed");
        if (Raylib.IsKeyPressed(KeyboardKey.O))
            Change(page.House with { Omniscient = !page.House.Omniscient }, page.House.Omniscient ? "as the robot knows it" : "the truth");
        if (Raylib.IsKeyPressed(KeyboardKey.L))
            Change(page.House with { AllLabels = !page.House.AllLabels }, page.House.AllLabels ? "labels where they matter" : "all labels");
        if (Raylib.IsKeyPressed(KeyboardKey.M))
            Change(page.House with { Motion = !page.House.Motion }, page.House.Motion ? "less motion" : "full motion");
        if (Raylib.IsKeyPressed(KeyboardKey.T))
            page = page with { Theme = page.Theme == Theme.Dark ? Theme.Light : Theme.Dark };
        if (Raylib.IsKeyPressed(KeyboardKey.Tab))
            page = page with { Tab = page.Tab switch { null => PanelTab.Output, PanelTab.Output => PanelTab.Refusal, PanelTab.Refusal => PanelTab.Program, _ => null } };
        if (Raylib.IsKeyPressed(KeyboardKey.F11))
            Raylib.ToggleBorderlessWindowed();
        if (Raylib.IsKeyPressed(KeyboardKey.H) || Raylib.IsKeyPressed(KeyboardKey.F1) || Raylib.IsKeyPressed(KeyboardKey.Slash))
            isHelpShown = !isHelpShown;
        if (Raylib.IsKeyPressed(KeyboardKey.Escape))
            isHelpShown = false;
    }

    private static bool Hit(KeyboardKey key) => Raylib.IsKeyPressed(key) || Raylib.IsKeyPressedRepeat(key);

    private void Change(HouseOptions house, string said)
    {
        page = page with { House = house };
        Say(said);
    }

    private void Seek(double time)
    {
        clock.IsPlaying = false;
        clock.Seek(time, Total);
    }

    private void Go(int direction, bool byTurn)
    {
        if (stories.Length == 0)
            return;
        if (comparison is not null)
        {
            var most = stories.Max(story => story.Steps.Count);
            var done = Enumerable.Range(0, most + 1).LastOrDefault(step => comparison.TimeOf(step) <= clock.Time + 0.02);
            Seek(comparison.TimeOf(done + direction));
            return;
        }

        var moment = stories[0].Beats.At(clock.Time);
        if (byTurn)
            Seek(stories[0].Beats.TimeOfTurn(moment.Turn + direction));
        else
            Seek(stories[0].Beats.TimeOf(direction > 0 ? moment.Step + 1 + (moment.IsStep && moment.Progress < 1 ? 0 : 1) : moment.Step));
    }

    private View? ViewNow()
    {
        if (!followsRobot || stories.Length == 0 || comparison is not null)
            return view;
        var layout = PageLayout.For(Raylib.GetScreenWidth(), Raylib.GetScreenHeight());
        var whole = View.Fit(stories[0].Plan.Extent, layout.House, 24 * layout.Unit);
        var robot = new HouseScene(stories[0], stories[0].Beats.At(clock.Time)).RobotAt;
        return (view ?? whole with { Scale = whole.Scale * 1.8f }) with { Centre = robot };
    }

    private void Mouse()
    {
        if (comparison is not null)
        {
            ScrubBoth();
            return;
        }

        if (stories.Length == 0 || painter is null)
            return;
        var layout = PageLayout.For(Raylib.GetScreenWidth(), Raylib.GetScreenHeight());
        var pointer = Raylib.GetMousePosition();
        if (Raylib.IsMouseButtonPressed(MouseButton.Left))
            Press(layout, pointer);
        if (!Raylib.IsMouseButtonDown(MouseButton.Left))
            drag = Drag.None;
        if (drag is Drag.Timeline)
            Scrub(pointer);
        if (drag is Drag.House && pointer != lastPointer)
            (view, followsRobot) = (painter.View.Panned(pointer - lastPointer), false);

        var wheel = Raylib.GetMouseWheelMove();
        if (wheel != 0 && layout.House.Contains(pointer))
            view = painter.View.Zoomed(pointer, MathF.Pow(1.15f, wheel), LeastZoom, MostZoom);
        lastPointer = pointer;
        var isButton = layout.Timeline.Contains(pointer) || painter.Panel?.Tabs.Exists(tab => tab.Box.Contains(pointer)) == true;
        Raylib.SetMouseCursor(isButton ? MouseCursor.PointingHand : drag is Drag.House ? MouseCursor.ResizeAll : MouseCursor.Default);
    }

    private Vector2 lastPointer;

    private void Press(PageLayout layout, Vector2 pointer)
    {
        isHelpShown = false;
        foreach (var (box, button) in painter!.Timeline!.Buttons)
        {
            if (!box.Contains(pointer))
                continue;
            switch (button)
            {
                case TimelineButton.PlayPause:
                    clock.Toggle(Total);
                    break;
                case TimelineButton.PreviousTurn:
                    Go(-1, byTurn: true);
                    break;
                case TimelineButton.NextTurn:
                    Go(1, byTurn: true);
                    break;
                case TimelineButton.Speed:
                    if (clock.Speed >= PlaybackClock.Speeds[^1])
                        Enumerable.Range(0, PlaybackClock.Speeds.Count).ToList().ForEach(_ => clock.Slower());
                    else
                        clock.Faster();
                    break;
            }

            return;
        }

        foreach (var (box, tab) in painter.Panel?.Tabs ?? [])
        {
            if (box.Contains(pointer))
                page = page with { Tab = tab };
        }

        drag = layout.Timeline.Contains(pointer) ? Drag.Timeline : layout.House.Contains(pointer) ? Drag.House : Drag.None;
    }

    private void ScrubBoth()
    {
        var pointer = Raylib.GetMousePosition();
        if (!Raylib.IsMouseButtonDown(MouseButton.Left))
            return;
        for (var i = 0; i < comparePainter?.Tracks.Count; i++)
        {
            var (box, scale) = comparePainter.Tracks[i];
            if (box.Contains(pointer) && scale.StepAt(pointer.X) is >= 0 and var step)
                Seek(comparison!.TimeOf(i, step + 1));
        }
    }

    private void Scrub(Vector2 pointer)
    {
        var step = painter!.Timeline!.Scale.StepAt(pointer.X);
        if (step >= 0)
            Seek(stories[0].Beats.TimeOf(step + 1));
    }
}
