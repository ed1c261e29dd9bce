using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using Raylib_cs;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>Keys and mouse.</summary>
internal sealed partial class ViewerWindow
{
    private void Keys()
    {
        var byTurn = Raylib.IsKeyDown(KeyboardKey.LeftShift) || Raylib.IsKeyDown(KeyboardKey.RightShift);
        if (Raylib.IsKeyPressed(KeyboardKey.Space))
            player.Clock.Toggle(player.Total);
        if (Hit(KeyboardKey.Right))
            player.Go(1, byTurn);
        if (Hit(KeyboardKey.Left))
            player.Go(-1, byTurn);
        if (Hit(KeyboardKey.PageDown) || Hit(KeyboardKey.Period))
            player.Go(1, byTurn: true);
        if (Hit(KeyboardKey.PageUp) || Hit(KeyboardKey.Comma))
            player.Go(-1, byTurn: true);
        if (Raylib.IsKeyPressed(KeyboardKey.Home))
            player.Seek(0);
        if (Raylib.IsKeyPressed(KeyboardKey.End))
            player.Seek(player.Total);
        if (Hit(KeyboardKey.Up) || Hit(KeyboardKey.Equal) || Hit(KeyboardKey.KpAdd))
            player.Clock.Faster();
        if (Hit(KeyboardKey.Down) || Hit(KeyboardKey.Minus) || Hit(KeyboardKey.KpSubtract))
            player.Clock.Slower();
        if (Raylib.IsKeyPressed(KeyboardKey.R))
            player.Clock.Choose(player.Clock.Speed == PlaybackSpeed.AsRecorded ? new PlaybackSpeed(1) : PlaybackSpeed.AsRecorded);
        if (Raylib.IsKeyPressed(KeyboardKey.F))
            (player.View, player.FollowsRobot) = (null, false);
        if (Raylib.IsKeyPressed(KeyboardKey.C))
            player.FollowsRobot = !player.FollowsRobot;
        if (Raylib.IsKeyPressed(KeyboardKey.D))
            Change(player.Page.House with { Dim = !player.Page.House.Dim }, player.Page.House.Dim ? "everything bright" : "unseen dimmed");
        if (Raylib.IsKeyPressed(KeyboardKey.O))
            Change(player.Page.House with { Omniscient = !player.Page.House.Omniscient }, player.Page.House.Omniscient ? "as the robot knows it" : "the truth");
        if (Raylib.IsKeyPressed(KeyboardKey.L))
            Change(player.Page.House with { AllLabels = !player.Page.House.AllLabels }, player.Page.House.AllLabels ? "labels where they matter" : "all labels");
        if (Raylib.IsKeyPressed(KeyboardKey.M))
            Change(player.Page.House with { Motion = !player.Page.House.Motion }, player.Page.House.Motion ? "less motion" : "full motion");
        if (Raylib.IsKeyPressed(KeyboardKey.T))
            player.Page = player.Page with { Theme = player.Page.Theme == Theme.Dark ? Theme.Light : Theme.Dark };
        if (Raylib.IsKeyPressed(KeyboardKey.Tab))
            player.Page = player.Page with { Tab = player.Page.Tab switch { null => PanelTab.Output, PanelTab.Output => PanelTab.Refusal, PanelTab.Refusal => PanelTab.Program, _ => null } };
        if (Raylib.IsKeyPressed(KeyboardKey.F11))
            Raylib.ToggleBorderlessWindowed();
        if (Raylib.IsKeyPressed(KeyboardKey.H) || Raylib.IsKeyPressed(KeyboardKey.F1) || Raylib.IsKeyPressed(KeyboardKey.Slash))
            player.IsHelpShown = !player.IsHelpShown;
        if (Raylib.IsKeyPressed(KeyboardKey.Escape))
            player.IsHelpShown = false;
    }

    private static bool Hit(KeyboardKey key) => Raylib.IsKeyPressed(key) || Raylib.IsKeyPressedRepeat(key);

    private void Change(HouseOptions house, string said)
    {
        player.Page = player.Page with { House = house };
        Say(said);
    }

    private void Mouse()
    {
        var pointer = Raylib.GetMousePosition();
        if (Raylib.IsMouseButtonPressed(MouseButton.Left))
            player.Press(pointer);
        else if (Raylib.IsMouseButtonDown(MouseButton.Left))
            player.Move(pointer);
        else
            player.Release();

        var wheel = Raylib.GetMouseWheelMove();
        if (wheel != 0)
            player.Wheel(pointer, wheel);
        Raylib.SetMouseCursor(player.IsButton(pointer) ? MouseCursor.PointingHand : player.IsPanning ? MouseCursor.ResizeAll : MouseCursor.Default);
    }
}
