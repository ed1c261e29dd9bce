using System.Runtime.Loader;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>Finds the native library: <c>CODEACT_RAYLIB</c> names a file, else it is what the set-up built into the user's
/// cache, else what came with the package.</summary>
internal static class RaylibLibrary
{
    // With the revision of build-raylib.sh.
    private const string Version = "6.0-2";

    private static IntPtr handle;

    /// <summary>The path where the set-up puts the library.</summary>
    public static string PathOf(RaylibKind kind) => Path.Combine(
        UserCache.Folder ?? AppContext.BaseDirectory, $"raylib-{Version}", kind is RaylibKind.Memory ? "memory" : "window", "libraylib.so");

    /// <summary>Whether there is one to load.</summary>
    public static bool IsThere(RaylibKind kind) => File.Exists(FileOf(kind)) || (kind is RaylibKind.Window && PackageFile() is not null);

    /// <summary>Loads it; once per process, and before anything of raylib is called.</summary>
    /// <exception cref="CannotContinueException">There is none, or it cannot be loaded. The message says what to do.</exception>
    public static void Load(RaylibKind kind)
    {
        if (handle != IntPtr.Zero)
            return;
        var file = IsThere(kind) && !File.Exists(FileOf(kind)) ? PackageFile()! : FileOf(kind);
        if (!File.Exists(file))
        {
            throw new CannotContinueException(
                $"raylib for {(kind is RaylibKind.Memory ? "pictures" : "windows")} is not built yet; it belongs at {file}. "
                + $"Run: viz/native/build-raylib.sh {(kind is RaylibKind.Memory ? "memory" : "window")}");
        }

        if (!NativeLibrary.TryLoad(file, out handle))
            throw new CannotContinueException($"{file} cannot be loaded; a library it needs may be missing. Run 'ldd {file}', or delete it and set up again.");
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name == "raylib" ? handle : IntPtr.Zero;
    }

    private static string FileOf(RaylibKind kind) =>
        Environment.GetEnvironmentVariable("CODEACT_RAYLIB") is { Length: > 0 } named ? named : PathOf(kind);

    private static string? PackageFile()
    {
        // Not RuntimeIdentifier: a distribution's own .NET calls itself ubuntu.24.04-x64, and packages say linux-x64.
        var platform = $"linux-{RuntimeInformation.ProcessArchitecture}".ToLowerInvariant();
        var file = Path.Combine(AppContext.BaseDirectory, "raylib", platform, "native", "libraylib.so");
        return File.Exists(file) ? file : null;
    }
}
