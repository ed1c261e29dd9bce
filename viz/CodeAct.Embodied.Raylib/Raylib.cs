using System.Numerics;
using System.Runtime.CompilerServices;

[assembly: DisableRuntimeMarshalling]

namespace Raylib_cs;

/// <summary>raylib's functions, as many as the viewer uses.</summary>
public static unsafe partial class Raylib
{
    private const string Library = "raylib";

    [LibraryImport(Library)]
    public static partial void SetConfigFlags(ConfigFlags flags);

    [LibraryImport(Library)]
    public static partial void SetTraceLogLevel(TraceLogLevel logLevel);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void InitWindow(int width, int height, string title);

    [LibraryImport(Library)]
    public static partial void CloseWindow();

    [LibraryImport(Library)]
    public static partial CBool IsWindowReady();

    [LibraryImport(Library)]
    public static partial CBool WindowShouldClose();

    [LibraryImport(Library)]
    public static partial void ToggleBorderlessWindowed();

    [LibraryImport(Library)]
    public static partial void SetWindowMinSize(int width, int height);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetWindowTitle(string title);

    [LibraryImport(Library)]
    public static partial int GetScreenWidth();

    [LibraryImport(Library)]
    public static partial int GetScreenHeight();

    [LibraryImport(Library)]
    public static partial int GetRenderWidth();

    [LibraryImport(Library)]
    public static partial int GetRenderHeight();

    [LibraryImport(Library)]
    public static partial void SetTargetFPS(int fps);

    [LibraryImport(Library)]
    public static partial float GetFrameTime();

    [LibraryImport(Library)]
    public static partial double GetTime();

    [LibraryImport(Library)]
    public static partial void BeginDrawing();

    [LibraryImport(Library)]
    public static partial void EndDrawing();

    [LibraryImport(Library)]
    public static partial void BeginScissorMode(int x, int y, int width, int height);

    [LibraryImport(Library)]
    public static partial void EndScissorMode();

    [LibraryImport(Library)]
    public static partial Image LoadImageFromScreen();

    [LibraryImport(Library)]
    public static partial void UnloadImage(Image image);

    [LibraryImport(Library)]
    public static partial RenderTexture2D LoadRenderTexture(int width, int height);

    [LibraryImport(Library)]
    public static partial void UnloadRenderTexture(RenderTexture2D target);

    [LibraryImport(Library)]
    public static partial void BeginTextureMode(RenderTexture2D target);

    [LibraryImport(Library)]
    public static partial void EndTextureMode();

    [LibraryImport(Library)]
    public static partial void DrawTextureRec(Texture2D texture, Rectangle source, Vector2 position, Color tint);

    [LibraryImport(Library)]
    public static partial void SetTextureFilter(Texture2D texture, TextureFilter filter);

    [LibraryImport(Library)]
    public static partial Font LoadFontFromMemory(sbyte* fileType, byte* fileData, int dataSize, int fontSize, int* codepoints, int codepointCount);

    [LibraryImport(Library)]
    public static partial void UnloadFont(Font font);

    [LibraryImport(Library)]
    public static partial void DrawTextCodepoint(Font font, int codepoint, Vector2 position, float fontSize, Color tint);

    [LibraryImport(Library)]
    public static partial int GetKeyPressed();

    [LibraryImport(Library)]
    public static partial CBool IsKeyPressedRepeat(KeyboardKey key);

    [LibraryImport(Library)]
    public static partial CBool IsKeyDown(KeyboardKey key);

    [LibraryImport(Library)]
    public static partial void SetExitKey(KeyboardKey key);

    [LibraryImport(Library)]
    public static partial CBool IsMouseButtonPressed(MouseButton button);

    [LibraryImport(Library)]
    public static partial CBool IsMouseButtonDown(MouseButton button);

    [LibraryImport(Library)]
    public static partial Vector2 GetMousePosition();

    [LibraryImport(Library)]
    public static partial float GetMouseWheelMove();

    [LibraryImport(Library)]
    public static partial void SetMouseCursor(MouseCursor cursor);
}
