package dev.lictor.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A server with the handler in front of an application; on closing, all its memory must have come back. Thread-safe. */
final class Server implements AutoCloseable {

  private final EventLoopGroup group = new NioEventLoopGroup(1);
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(true);
  private final Channel listening;

  Server(FrontDoor door, HandlerOptions options, Supplier<ChannelHandler> application) {
    listening = new ServerBootstrap()
        .group(group)
        .channel(NioServerSocketChannel.class)
        .childOption(ChannelOption.ALLOCATOR, memory)
        .childHandler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channels.add(channel);
            channel
                .pipeline()
                .addLast(new HttpServerCodec())
                .addLast(new LictorHandler(door, options))
                .addLast(application.get());
          }
        })
        .bind(InetAddress.getLoopbackAddress(), 0)
        .syncUninterruptibly()
        .channel();
  }

  Server(FrontDoor door, Supplier<ChannelHandler> application) {
    this(door, HandlerOptions.DEFAULT, application);
  }

  Client connect() throws Exception {
    return new Client(((InetSocketAddress) listening.localAddress()).getPort());
  }

  @Override
  public void close() {
    listening.close().syncUninterruptibly();
    channels.close().awaitUninterruptibly(10, TimeUnit.SECONDS);
    group.shutdownGracefully(0, 10, TimeUnit.SECONDS).awaitUninterruptibly(15, TimeUnit.SECONDS);
    if (memory.metric().usedDirectMemory() + memory.metric().usedHeapMemory() != 0) {
      throw new AssertionError("buffers were not released: " + memory.metric());
    }
  }
}
