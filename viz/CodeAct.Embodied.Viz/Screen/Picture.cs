namespace CodeAct.Embodied.Viz.Screen;

/// <summary>A picture of pixels, four bytes each: red, green, blue, opacity.</summary>
internal sealed record Picture(int Width, int Height, byte[] Pixels);
