namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>A colour: red, green, blue and opacity, a byte each.</summary>
public readonly record struct Rgba(byte R, byte G, byte B, byte A = 255)
{
    /// <summary>From <c>#RRGGBB</c> or <c>#RRGGBBAA</c>.</summary>
    public static Rgba Of(string hex)
    {
        var value = uint.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        value = hex.Length == 7 ? (value << 8) | byte.MaxValue : value;
        return new Rgba((byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>The same colour at a share of its opacity, 0 to 1.</summary>
    public Rgba At(double opacity) => this with { A = (byte)Math.Round(A * Math.Clamp(opacity, 0, 1)) };
}
