namespace Raylib_cs;

/// <summary>raylib's layer below, as much as the viewer uses.</summary>
public static partial class Rlgl
{
    private const string Library = "raylib";

    [LibraryImport(Library, EntryPoint = "rlBegin")]
    public static partial void Begin(DrawMode mode);

    [LibraryImport(Library, EntryPoint = "rlEnd")]
    public static partial void End();

    [LibraryImport(Library, EntryPoint = "rlLoadIdentity")]
    public static partial void LoadIdentity();

    [LibraryImport(Library, EntryPoint = "rlVertex2f")]
    public static partial void Vertex2f(float x, float y);

    [LibraryImport(Library, EntryPoint = "rlColor4ub")]
    public static partial void Color4ub(byte r, byte g, byte b, byte a);

    [LibraryImport(Library, EntryPoint = "rlDisableBackfaceCulling")]
    public static partial void DisableBackfaceCulling();

    [LibraryImport(Library, EntryPoint = "rlEnableColorBlend")]
    public static partial void EnableColorBlend();

    [LibraryImport(Library, EntryPoint = "rlDisableColorBlend")]
    public static partial void DisableColorBlend();

    [LibraryImport(Library, EntryPoint = "rlDrawRenderBatchActive")]
    public static partial void DrawRenderBatchActive();
}
