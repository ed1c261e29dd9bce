using Raylib_cs;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>A row of the help, and the keys that it speaks of; the mouse has none.</summary>
internal sealed record KeyRow(string Keys, string What, params KeyBinding[] Bindings);

/// <summary>What one of several keys does.</summary>
/// <param name="Repeats">Whether it does it again and again while the key is held down.</param>
internal sealed record KeyBinding(KeyboardKey[] Keys, bool Repeats, Action Act)
{
    public bool IsHeld => Repeats && Array.Exists(Keys, key => Raylib.IsKeyPressedRepeat(key));
}
