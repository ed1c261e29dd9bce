using System.Runtime.InteropServices;
using CodeAct.Embodied.Viz.Drawing;
using Raylib_cs;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>A picture of pixels, four bytes each: red, green, blue, opacity.</summary>
internal sealed record Picture(int Width, int Height, byte[] Pixels);

/// <summary>Draws pictures without a display. There is one per process: raylib has one screen.</summary>
internal sealed unsafe class MemoryStage : IDisposable
{
    private readonly RaylibSurface surface = new(isMirrored: true);

    /// <exception cref="ViewerException">The library is not there.</exception>
    public MemoryStage(int width, int height)
    {
        RaylibLibrary.Load(RaylibKind.Memory);
        (Width, Height) = (width, height);
        StandardStreams.Quiet(() =>
        {
            Raylib.SetTraceLogLevel(TraceLogLevel.None);
            Raylib.InitWindow(width, height, "codeact");
        });
        if (!Raylib.IsWindowReady())
            throw new ViewerException("raylib could not set up a picture in memory.");
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Draws a canvas.</summary>
    public Picture Draw(Canvas canvas)
    {
        Raylib.BeginDrawing();
        Raylib.ClearBackground(new Color(0, 0, 0, 255));
        surface.Draw(canvas);
        Rlgl.DrawRenderBatchActive();
        var image = Raylib.LoadImageFromScreen();
        var pixels = new byte[Width * Height * 4];
        // The software renderer's rows come from below.
        for (var y = 0; y < Height; y++)
        {
            var row = new ReadOnlySpan<byte>((byte*)image.Data + ((long)(Height - 1 - y) * Width * 4), Width * 4);
            row.CopyTo(pixels.AsSpan(y * Width * 4));
        }

        Raylib.UnloadImage(image);
        Raylib.EndDrawing();
        for (var i = 3; i < pixels.Length; i += 4)
            pixels[i] = 255;
        return new Picture(Width, Height, pixels);
    }

    public void Dispose()
    {
        surface.Dispose();
        StandardStreams.Quiet(Raylib.CloseWindow);
    }
}

/// <summary>Keeps raylib off the standard streams: in memory it reads keys from standard input and talks on standard output.</summary>
internal static partial class StandardStreams
{
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;

    /// <summary>From here on nothing reads the process's standard input.</summary>
    public static void CloseInput() => Redirect(0, ReadOnly);

    /// <summary>Runs something while what the process writes leads nowhere.</summary>
    public static void Quiet(Action action)
    {
        Console.Out.Flush();
        var kept = (Output: Duplicate(1), Error: Duplicate(2));
        Redirect(1, WriteOnly);
        Redirect(2, WriteOnly);
        try
        {
            action();
        }
        finally
        {
            _ = FlushAll(IntPtr.Zero);
            Restore(kept.Output, 1);
            Restore(kept.Error, 2);
        }
    }

    private static void Restore(int kept, int stream)
    {
        if (kept < 0)
            return;
        _ = DuplicateTo(kept, stream);
        _ = Close(kept);
    }

    private static void Redirect(int stream, int mode)
    {
        var nowhere = Open("/dev/null", mode);
        if (nowhere < 0)
            return;
        _ = DuplicateTo(nowhere, stream);
        _ = Close(nowhere);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateTo(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int FlushAll(IntPtr stream);
}
