namespace CodeAct.Embodied.Drawing.Export;

/// <summary>A picture of pixels, four bytes each: red, green, blue, opacity.</summary>
public sealed record Picture(int Width, int Height, byte[] Pixels);
