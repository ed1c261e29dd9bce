namespace Raylib_cs;

/// <summary>A colour of four bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct Color(byte R, byte G, byte B, byte A);

/// <summary>A rectangle of a picture.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct Rectangle(float X, float Y, float Width, float Height);

/// <summary>A picture in memory.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct Image
{
    public void* Data;
    public int Width;
    public int Height;
    public int Mipmaps;
    public int Format;
}

/// <summary>A picture on the graphics card.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Texture2D
{
    public uint Id;
    public int Width;
    public int Height;
    public int Mipmaps;
    public int Format;
}

/// <summary>A picture on the graphics card that can be drawn on.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct RenderTexture2D
{
    public uint Id;
    public Texture2D Texture;
    public Texture2D Depth;
}

/// <summary>A font at one size.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct Font
{
    public int BaseSize, GlyphCount, GlyphPadding;
    public Texture2D Texture;
    public void* Recs, Glyphs;
}

/// <summary>A C boolean of one byte.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct CBool(byte Value)
{
    public static implicit operator bool(CBool value) => value.Value != 0;

    public static implicit operator CBool(bool value) => new(value ? (byte)1 : (byte)0);
}

/// <summary>How a texture is read between its pixels.</summary>
public enum TextureFilter
{
    Bilinear = 1,
}

/// <summary>How much raylib says.</summary>
public enum TraceLogLevel
{
    Error = 5,
    None = 7,
}

/// <summary>What a window is to be like, told before it is opened.</summary>
[Flags]
public enum ConfigFlags : uint
{
    ResizableWindow = 0x00000004,
    VSyncHint = 0x00000040,
    HighDpiWindow = 0x00002000,
}

/// <summary>What rlgl puts together.</summary>
public enum DrawMode
{
    Triangles = 0x0004,
}

/// <summary>The mouse's buttons.</summary>
public enum MouseButton
{
    Left = 0,
}

/// <summary>What the pointer looks like.</summary>
public enum MouseCursor
{
    Default,
    PointingHand = 4,
    ResizeAll = 9,
}

/// <summary>The keys that the viewer knows.</summary>
public enum KeyboardKey
{
    Null = 0,
    Space = 32,
    Comma = 44,
    Minus = 45,
    Period = 46,
    Slash = 47,
    Equal = 61,
    B = 66,
    C = 67,
    D = 68,
    F = 70,
    H = 72,
    L = 76,
    M = 77,
    N = 78,
    O = 79,
    Q = 81,
    R = 82,
    S = 83,
    T = 84,
    Escape = 256,
    Tab = 258,
    Right = 262,
    Left = 263,
    Down = 264,
    Up = 265,
    PageUp = 266,
    PageDown = 267,
    Home = 268,
    End = 269,
    F1 = 290,
    F11 = 300,
    LeftShift = 340,
    RightShift = 344,
    KpSubtract = 333,
    KpAdd = 334,
}
