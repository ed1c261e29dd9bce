using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>The worker's process and the two pipes to it. Every read and write blocks; <see cref="Kill"/> ends them.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int MaxErrorBytes = 64 << 10;
    private static readonly TimeSpan ReapLimit = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly LaunchCommand command;
    private readonly Stream input;
    private readonly PipeStream output;
    private readonly WorkerInbox inbox;
    // Null where the kernel has no such thing, or the process has ended already.
    private readonly SafePosixHandle? handle;
    private SafePosixHandle? interpreter;
    private ControlGroup? group;
    private Thread? joining;

    private WorkerProcess(Process process, LaunchCommand command)
    {
        this.process = process;
        this.command = command;
        input = process.StandardInput.BaseStream;
        output = (PipeStream)process.StandardOutput.BaseStream;
        inbox = new WorkerInbox(output.SafePipeHandle);
        handle = Posix.OpenProcess(process.Id);
    }

    /// <summary>Whether the process has ended by itself.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Whether it has said something, or closed its pipe, that nobody has read yet.</summary>
    public bool HasUnread => inbox.HasUnread;

    /// <summary>The process id of the interpreter itself; null where it could not be found out.</summary>
    public int? InterpreterId { get; private set; }

    /// <summary>Whether it is in a control group of its own.</summary>
    public bool IsInGroup => group is not null;

    /// <summary>Starts it. The thread that calls this must outlive it: bubblewrap's <c>--die-with-parent</c>, and the
    /// worker's own death signal, follow the thread that started them, not the process.</summary>
    /// <param name="problem">Why it could not be started; null where it was.</param>
    public static WorkerProcess? Start(LaunchCommand command, out string? problem)
    {
        var info = new ProcessStartInfo(command.Words[0])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in command.Words.AsSpan()[1..])
            info.ArgumentList.Add(word);
        info.ArgumentList.Add(WorkerSource.For(command));
        info.Environment.Clear();
        info.Environment["PATH"] = "/usr/bin";
        info.Environment["LC_ALL"] = "C.UTF-8";
        // Sets in the same order in every run: the same program does the same.
        info.Environment["PYTHONHASHSEED"] = "0";
        try
        {
            problem = null;
            return new WorkerProcess(Process.Start(info)!, command);
        }
        catch (Win32Exception exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    /// <summary>Finds the interpreter, now that it runs, and gives it a control group where that can be. Without that,
    /// <see cref="Freeze"/> does nothing.</summary>
    public void FindInterpreter()
    {
        // bubblewrap has one child, the first process of the sandbox, and that one has the interpreter.
        InterpreterId = !command.Bubblewrap ? process.Id
            : OnlyChild(process.Id) is { } first && OnlyChild(first) is { } second ? second
            : null;
        if (InterpreterId is not { } id)
            return;
        interpreter = Posix.OpenProcess(id);
        group = command.Limited ? ControlGroup.TryMake(command.MaxMemoryBytes) : null;
        if (group is null)
            return;
        joining = new Thread(() => Join(id)) { IsBackground = true };
        joining.Start();
    }

    /// <summary>Stops the interpreter where it is: between code actions nothing of the agent's runs.</summary>
    public void Freeze() => Signal(Posix.Stop);

    /// <summary>Lets it go on.</summary>
    public void Thaw() => Signal(Posix.Continue);

    /// <summary>Raises a KeyboardInterrupt in the program that runs.</summary>
    /// <returns>Whether it could be told.</returns>
    public bool Interrupt() => Signal(Posix.Interrupt);

    /// <summary>Processor time that the interpreter has used; null where that cannot be found out.</summary>
    public TimeSpan? CpuTime()
    {
        if (InterpreterId is not { } id || StatFields(id) is not { } fields)
            return null;
        // User and system time, fields 14 and 15 of the whole line, in hundredths of a second.
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / 100.0);
    }

    /// <summary>Sends one line.</summary>
    /// <returns>Whether somebody was there to take it.</returns>
    public bool Send(ReadOnlySpan<byte> line)
    {
        // No line of a program is run outside of its group.
        joining?.Join();
        try
        {
            input.Write(line);
            input.Flush();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Waits for the next message.</summary>
    public WorkerMessage Read() => inbox.Read();

    /// <summary>Ends the process and what it started, and a read that waits for it, at once. Safe from any thread.</summary>
    public void Kill()
    {
        if (command.Bubblewrap)
            KillSandbox();
        else
            process.Kill(entireProcessTree: !command.Limited);
        inbox.Stop();
    }

    /// <summary>Waits for the end of a process that is about to end.</summary>
    /// <returns>Its exit code, or null where it is still there.</returns>
    public int? WaitForExit(TimeSpan limit) => process.WaitForExit(limit) ? process.ExitCode : null;

    /// <summary>No more is expected on stderr: the worker has let go of it.</summary>
    public void CloseErrors() => process.StandardError.Dispose();

    /// <summary>The last lines on stderr of a worker that has been killed before it was ready.</summary>
    public string ErrorTail()
    {
        // What is there once it has ended; whoever else may hold the pipe is not waited for.
        WaitForExit(ReapLimit);
        var errors = ((PipeStream)process.StandardError.BaseStream).SafePipeHandle;
        Posix.SetNonBlocking(errors);
        var buffer = new byte[MaxErrorBytes];
        var text = Encoding.UTF8.GetString(buffer, 0, Posix.Read(errors, buffer) ?? 0).Trim();
        return text.Length <= 1000 ? text : "..." + text[^1000..];
    }

    /// <summary>Kills and reaps the process.</summary>
    public void Dispose()
    {
        Kill();
        joining?.Join();
        if (!process.WaitForExit(ReapLimit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(ReapLimit);
        }

        process.Dispose();
        group?.Remove();
        handle?.Dispose();
        interpreter?.Dispose();
        inbox.Dispose();
        input.Dispose();
        output.Dispose();
    }

    private void Join(int id)
    {
        if (!group!.TryAdd(id))
            Kill();
    }

    private bool Signal(int signal) => interpreter is not null && Posix.Signal(interpreter, signal);

    // A sandbox is killed from the inside, so that bubblewrap reaps it and ends. The other way round it would be left as a
    // zombie to process 1, which in many containers reaps nothing.
    private void KillSandbox()
    {
        if (TryKillChild())
            return;
        // It has no child yet, or none any more. Killed now, just as it gets one, it would leave that one waiting for a word
        // from it for ever, with our pipe in its hands. A process that has been stopped starts nothing.
        if (handle is not null && Posix.Signal(handle, Posix.Stop))
            SpinWait.SpinUntil(IsAtRest, ReapLimit);
        if (handle is not null && TryKillChild())
            Posix.Signal(handle, Posix.Continue);
        else
            process.Kill();
    }

    private bool TryKillChild()
    {
        if (OnlyChild(process.Id) is not { } id || Posix.OpenProcess(id) is not { } child)
            return false;
        using (child)
        {
            // Only if it is the child still: its number may have gone to another in between.
            return OnlyChild(process.Id) == id && Posix.Signal(child, Posix.Kill);
        }
    }

    private static int? OnlyChild(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var child]
                ? int.Parse(child, CultureInfo.InvariantCulture)
                : null;
        }
        catch (IOException)
        {
            // The process has ended, or the kernel does not list children.
            return null;
        }
    }

    private bool IsAtRest() => StatFields(process.Id) is not [var state, ..] || state is "T" or "Z" or "X";

    // What /proc says of a process after its name, which stands in brackets and may hold blanks: the state first. Null where it has ended.
    private static string[]? StatFields(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
