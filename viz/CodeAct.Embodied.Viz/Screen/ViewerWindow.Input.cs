using Raylib_cs;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>Keys and mouse.</summary>
internal sealed partial class ViewerWindow
{
    private static readonly KeyboardKey[] Shift = [KeyboardKey.LeftShift, KeyboardKey.RightShift];

    // Since the last frame, in order.
    private readonly List<KeyboardKey> pressed = [];

    private bool IsByTurn => Array.Exists(Shift, key => Raylib.IsKeyDown(key) || pressed.Contains(key));

    // What each key does, in the order in which the help lists it.
    private IReadOnlyList<KeyRow> KeyRows() =>
    [
        new("Space", "play and pause", Once(() => player.Clock.Toggle(player.Total), KeyboardKey.Space)),
        new("Left, Right", "one primitive back or on", Held(() => player.Go(-1, IsByTurn), KeyboardKey.Left), Held(() => player.Go(1, IsByTurn), KeyboardKey.Right)),
        new(
            "Shift+Left, Right",
            "one turn back or on",
            Held(() => player.Go(-1, byTurn: true), KeyboardKey.PageUp, KeyboardKey.Comma),
            Held(() => player.Go(1, byTurn: true), KeyboardKey.PageDown, KeyboardKey.Period)),
        new(
            "N, Shift+N",
            "the next problem, the one before",
            Once(() => ToProblem(IsByTurn ? -1 : 1), KeyboardKey.N)),
        new("B", "begin a loop, end it, leave it", Once(MarkLoop, KeyboardKey.B)),
        new("Home, End", "to the beginning, to the end", Once(() => player.Seek(0), KeyboardKey.Home), Once(() => player.Seek(player.Total), KeyboardKey.End)),
        new(
            "Up, Down",
            "faster, slower",
            Held(player.Clock.Faster, KeyboardKey.Up, KeyboardKey.Equal, KeyboardKey.KpAdd),
            Held(player.Clock.Slower, KeyboardKey.Down, KeyboardKey.Minus, KeyboardKey.KpSubtract)),
        new("R", "at the speed it was recorded, waits cut to 3 s", Once(player.Clock.ToggleRecorded, KeyboardKey.R)),
        new("Click, drag", "on the timeline: go there"),
        new("Wheel, drag", "on the house: zoom and move; on text: scroll"),
        new("F, C", "fit the house, follow the robot", Once(player.FitHouse, KeyboardKey.F), Once(() => player.FollowsRobot = !player.FollowsRobot, KeyboardKey.C)),
        new("D", "dim what the robot has not seen", Switch(KeyboardKey.D, house => house.Dim, (house, on) => house with { Dim = on }, "unseen dimmed", "everything bright")),
        new("O", "show the truth: closed places, too", Switch(KeyboardKey.O, house => house.Omniscient, (house, on) => house with { Omniscient = on }, "the truth", "as the robot knows it")),
        new("L", "name every place", Switch(KeyboardKey.L, house => house.AllLabels, (house, on) => house with { AllLabels = on }, "all labels", "labels where they matter")),
        new("T", "dark and light", Once(() => player.Page = player.Page with { Theme = player.Page.Theme == Theme.Dark ? Theme.Light : Theme.Dark }, KeyboardKey.T)),
        new("M", "less motion", Switch(KeyboardKey.M, house => house.Motion, (house, on) => house with { Motion = on }, "full motion", "less motion")),
        new("Tab", "program, output, problem (small windows)", Once(player.NextTab, KeyboardKey.Tab)),
        new("S", "save a picture", Once(() => isPictureWanted = true, KeyboardKey.S)),
        new("F11", "full screen", Once(Raylib.ToggleBorderlessWindowed, KeyboardKey.F11)),
        new(
            "H, Q",
            "this help, quit",
            Once(() => player.IsHelpShown = !player.IsHelpShown, KeyboardKey.H, KeyboardKey.F1, KeyboardKey.Slash),
            Once(() => player.IsHelpShown = false, KeyboardKey.Escape),
            Once(() => isOver = true, KeyboardKey.Q)),
    ];

    private void Keys()
    {
        // The queue and not how keys are now: one that went down and up again since the last frame is in it, as often as it did.
        pressed.Clear();
        while ((KeyboardKey)Raylib.GetKeyPressed() is not KeyboardKey.Null and var key)
            pressed.Add(key);
        var bindings = keys.SelectMany(row => row.Bindings);
        foreach (var binding in pressed.SelectMany(key => bindings.Where(binding => binding.Keys.Contains(key))).Concat(bindings.Where(binding => binding.IsHeld)))
            binding.Act();
    }

    private void ToProblem(int direction)
    {
        if (!player.GoToProblem(direction))
            Say(direction > 0 ? "no problem after this" : "no problem before this");
    }

    private void MarkLoop()
    {
        player.Clock.MarkLoop();
        Say(player.Clock.Loop is not null ? "looped" : player.Clock.IsLoopBegun ? "loop begins here; B ends it" : "no loop");
    }

    private static KeyBinding Once(Action act, params KeyboardKey[] keys) => new(keys, Repeats: false, act);

    private static KeyBinding Held(Action act, params KeyboardKey[] keys) => new(keys, Repeats: true, act);

    private KeyBinding Switch(KeyboardKey key, Func<HouseOptions, bool> isOn, Func<HouseOptions, bool, HouseOptions> with, string on, string off) => Once(
        () => Change(with(player.Page.House, !isOn(player.Page.House)), isOn(player.Page.House) ? off : on), key);

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
